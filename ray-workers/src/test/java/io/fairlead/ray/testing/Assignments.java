package io.fairlead.ray.testing;

import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Assignment.DatasetRef;
import io.fairlead.protocol.message.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Attempts to run in tests: what isn't said is one CPU, ten steps, objective {@code value}. */
public record Assignments(
    UUID workspace,
    String trainer,
    Map<String, Object> parameters,
    long steps,
    List<Long> rungs,
    List<String> objectives,
    long checkpointEvery,
    @Nullable DatasetRef dataset,
    Resources resources,
    Duration silence) {

  /** An attempt of the trainer {@code probe} in this mode. */
  public static Assignments probe(String mode) {
    return of("probe", Map.of("mode", mode));
  }

  public static Assignments of(String trainer, Map<String, Object> parameters) {
    return new Assignments(
        new UUID(0, 7),
        trainer,
        parameters,
        10,
        List.of(),
        List.of("value"),
        0,
        null,
        new Resources(1, 0, 0),
        Duration.ofHours(1));
  }

  public Assignments in(UUID other) {
    return new Assignments(
        other,
        trainer,
        parameters,
        steps,
        rungs,
        objectives,
        checkpointEvery,
        dataset,
        resources,
        silence);
  }

  public Assignments steps(long count, Long... rungSteps) {
    return new Assignments(
        workspace,
        trainer,
        parameters,
        count,
        List.of(rungSteps),
        objectives,
        checkpointEvery,
        dataset,
        resources,
        silence);
  }

  public Assignments objective(String metric) {
    return new Assignments(
        workspace,
        trainer,
        parameters,
        steps,
        rungs,
        List.of(metric),
        checkpointEvery,
        dataset,
        resources,
        silence);
  }

  public Assignments checkpointEvery(long every) {
    return new Assignments(
        workspace,
        trainer,
        parameters,
        steps,
        rungs,
        objectives,
        every,
        dataset,
        resources,
        silence);
  }

  public Assignments on(DatasetRef reference, String objective) {
    return new Assignments(
        workspace,
        trainer,
        parameters,
        steps,
        rungs,
        List.of(objective),
        checkpointEvery,
        reference,
        resources,
        silence);
  }

  public Assignments needing(Resources other) {
    return new Assignments(
        workspace,
        trainer,
        parameters,
        steps,
        rungs,
        objectives,
        checkpointEvery,
        dataset,
        other,
        silence);
  }

  /** Taken for hanging when a step takes longer than this. */
  public Assignments silence(Duration longest) {
    return new Assignments(
        workspace,
        trainer,
        parameters,
        steps,
        rungs,
        objectives,
        checkpointEvery,
        dataset,
        resources,
        longest);
  }

  /** A new attempt of a new trial. */
  public Assignment next() {
    return new Assignment(
        workspace,
        new UUID(0, 1),
        UUID.randomUUID(),
        UUID.randomUUID(),
        1,
        1,
        UUID.randomUUID().toString(),
        trainer,
        parameters,
        42,
        steps,
        rungs,
        objectives,
        checkpointEvery,
        dataset,
        resources,
        1,
        1,
        null,
        null,
        Instant.EPOCH,
        silence,
        null);
  }
}
