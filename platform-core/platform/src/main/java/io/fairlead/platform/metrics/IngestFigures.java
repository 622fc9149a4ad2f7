package io.fairlead.platform.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** What the ingest tells Prometheus. */
final class IngestFigures {

  private static final Duration[] LEVELS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(200),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final MeterRegistry registry;
  private final Counter points;
  private final Counter logLines;
  private final Counter batches;
  private final Timer commits;
  private final Timer acknowledgements;

  IngestFigures(MeterRegistry registry) {
    this.registry = registry;
    this.points =
        Counter.builder("fairlead.metric.points")
            .description("Metric points committed")
            .register(registry);
    this.logLines =
        Counter.builder("fairlead.log.lines").description("Log lines committed").register(registry);
    this.batches =
        Counter.builder("fairlead.ingest.batches")
            .description("Batches acknowledged or refused, repeated ones included")
            .register(registry);
    this.commits =
        Timer.builder("fairlead.ingest.commit")
            .description("Time of a transaction that stores a group of batches")
            .register(registry);
    this.acknowledgements =
        Timer.builder("fairlead.ingest.ack")
            .description("Time from a batch's arrival to its acknowledgement or refusal")
            .serviceLevelObjectives(LEVELS)
            .register(registry);
  }

  void queue(Supplier<Number> waiting) {
    Gauge.builder("fairlead.ingest.queue", waiting)
        .description("Batches that wait for a transaction")
        .register(registry);
  }

  <T> T timed(Supplier<T> commit) {
    return Objects.requireNonNull(commits.record(commit));
  }

  Timer.Sample arrived() {
    return Timer.start(registry);
  }

  void answered(Timer.Sample arrival) {
    arrival.stop(acknowledgements);
  }

  void committed(List<Pending> group) {
    batches.increment(group.size());
    for (Pending pending : group) {
      (pending.kind() == StreamKind.METRICS ? points : logLines).increment(pending.batch().rows());
    }
  }
}
