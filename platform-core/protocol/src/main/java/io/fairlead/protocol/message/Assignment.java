package io.fairlead.protocol.message;

import io.fairlead.protocol.trace.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to run.
 *
 * @param epoch rises with each grant; whatever comes with an older one is refused
 * @param token good for this attempt and epoch alone
 * @param parameters {@code Double}, {@code Long} or {@code String} by name
 * @param rungs the steps at which the attempt waits for a verdict, ascending
 * @param objectives the metrics a rung report carries, in this order
 * @param checkpointEvery steps between checkpoints uploaded for safety; 0 for none
 * @param dataset null for trainers that need none
 * @param takingTurns how many trials take turns on such resources; this one holds an equal share
 * @param threads how many threads the trainer may use
 * @param resume the checkpoint to start from; null to start from the beginning
 * @param environment digest of the environment that the platform has noted for this attempt; an
 *     actor that runs in another one, or when it is null, reports its own before it trains
 * @param silence how long it may take to finish its next step, or to evaluate after its last;
 *     longer is taken for hanging, which fails it
 * @param traceparent the span it belongs to, in W3C's form; null when nobody is told of it
 */
public record Assignment(
    UUID workspace,
    UUID study,
    UUID trial,
    UUID attempt,
    int number,
    int epoch,
    String token,
    String trainer,
    Map<String, Object> parameters,
    long seed,
    long maxSteps,
    List<Long> rungs,
    List<String> objectives,
    long checkpointEvery,
    @Nullable DatasetRef dataset,
    Resources resources,
    int takingTurns,
    int threads,
    @Nullable Checkpoint resume,
    @Nullable String environment,
    Instant leaseUntil,
    Duration silence,
    @Nullable String traceparent) {

  /** The same, as part of what {@code span} is told of. */
  public Assignment within(TraceContext span) {
    return new Assignment(
        workspace,
        study,
        trial,
        attempt,
        number,
        epoch,
        token,
        trainer,
        parameters,
        seed,
        maxSteps,
        rungs,
        objectives,
        checkpointEvery,
        dataset,
        resources,
        takingTurns,
        threads,
        resume,
        environment,
        leaseUntil,
        silence,
        span.traceparent());
  }

  /** How much of its resources its lease holds, in (0, 1]. */
  public double share() {
    return 1.0 / takingTurns;
  }

  /**
   * @param digest SHA-256 of the snapshot, in hex
   * @param task BINARY, MULTICLASS or REGRESSION
   * @param train share of rows to train on, in (0, 1)
   * @param validation share of rows to validate on, in (0, 1); the rest tests
   */
  public record DatasetRef(
      String digest, String target, String task, long splitSeed, double train, double validation) {}
}
