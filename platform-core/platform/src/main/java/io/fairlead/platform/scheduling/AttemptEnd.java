package io.fairlead.platform.scheduling;

import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Checkpoint;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that is over, by its own word or because its lease ran out.
 *
 * @param outcome null when it was LOST
 */
record AttemptEnd(
    UUID attempt,
    int epoch,
    @Nullable Outcome outcome,
    long step,
    Map<String, Double> metrics,
    @Nullable Checkpoint checkpoint,
    @Nullable String error) {

  /** The outcome of an attempt that nothing was heard of any more. */
  static final String LOST = "LOST";

  static AttemptEnd of(Result result) {
    return new AttemptEnd(
        result.attempt(),
        result.epoch(),
        result.outcome(),
        result.step(),
        result.metrics(),
        result.checkpoint(),
        result.error());
  }

  static AttemptEnd lost(UUID attempt, int epoch) {
    return new AttemptEnd(
        attempt, epoch, null, 0, Map.of(), null, "Nothing was heard of it any more.");
  }

  /** The same end, as a failure. */
  AttemptEnd failed(String why) {
    return new AttemptEnd(attempt, epoch, Outcome.FAILED, step, Map.of(), null, why);
  }

  /** The same end of an attempt that was to pause but was ended, when it had no budget left. */
  AttemptEnd paused() {
    return new AttemptEnd(attempt, epoch, Outcome.PAUSED, step, metrics, checkpoint, error);
  }

  /** Whether the trial should go on as if this attempt had ended at its last checkpoint. */
  boolean isLost() {
    return outcome == null || outcome == Outcome.ABANDONED;
  }

  String outcomeName() {
    return outcome == null ? LOST : outcome.name();
  }
}
