package io.fairlead.platform.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A study's suggestions and its pruner's verdicts, made again from its stored history and compared
 * with what was stored.
 *
 * @param total how many there were to make again; references, which no sampler chose, don't count
 * @param verdicts how many reports there were to judge again
 * @param done how many suggestions were made again
 * @param progressedAt when that was last said
 * @param difference the first; null for none so far
 * @param problem why it ended without a result; null when it didn't
 */
public record SuggestionReplay(
    UUID id,
    UUID study,
    Instant requestedAt,
    String requestedBy,
    int total,
    int verdicts,
    int done,
    Instant progressedAt,
    @Nullable Instant endedAt,
    @Nullable Difference difference,
    @Nullable String problem) {

  private static final Duration SILENT = Duration.ofMinutes(2);

  /**
   * The first suggestion or verdict that isn't the same.
   *
   * @param stored its configuration then, or the step and the verdict
   * @param again what is suggested or told now; null where nothing is
   * @param what in one sentence for people
   */
  public record Difference(
      int trial, Map<String, Object> stored, @Nullable Map<String, Object> again, String what) {}

  /** How it stands. */
  public enum State {
    RUNNING,
    SAME,
    DIFFERENT,
    FAILED
  }

  /** How it stands; one that was silent for long was ended with its platform. */
  public State state(Instant now) {
    if (endedAt == null) {
      return progressedAt.plus(SILENT).isBefore(now) ? State.FAILED : State.RUNNING;
    }
    if (problem != null) {
      return State.FAILED;
    }
    return difference == null ? State.SAME : State.DIFFERENT;
  }

  /** What came out, in one sentence. */
  public String sentence(Instant now) {
    return switch (state(now)) {
      case RUNNING -> "%,d of %,d suggestions were made again so far.".formatted(done, total);
      case SAME ->
          "All %,d suggestions%s came out the same."
              .formatted(total, verdicts == 0 ? "" : " and %,d verdicts".formatted(verdicts));
      case DIFFERENT -> difference == null ? "" : difference.what();
      case FAILED ->
          problem == null
              ? "It was interrupted after %,d of %,d suggestions; start it again."
                  .formatted(done, total)
              : "It could not be finished: " + problem;
    };
  }
}
