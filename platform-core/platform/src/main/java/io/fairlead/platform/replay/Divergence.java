package io.fairlead.platform.replay;

import org.jspecify.annotations.Nullable;

/**
 * A value that isn't the same.
 *
 * @param step at which it was reported; {@value #AT_THE_END} for what the end gave
 * @param name a metric, or a file that was left behind
 * @param original in full precision, or a digest
 * @param replayed likewise
 */
public record Divergence(long step, String name, String original, String replayed) {

  /** The step of final figures and files. */
  public static final long AT_THE_END = -1;

  /** Enough for any number; a digest is cut. */
  private static final int BRIEF = 24;

  /** Stands for a value that one side doesn't have. */
  static final String NONE = "none";

  /** A value as sentences say it; digests and flags by their beginning. */
  static String brief(@Nullable String value) {
    if (value == null) {
      return NONE;
    }
    return value.length() > BRIEF ? value.substring(0, BRIEF) + "…" : value;
  }

  @Override
  public String toString() {
    String where = step == AT_THE_END ? "at the end" : "at step %d".formatted(step);
    return "%s: %s was %s, now %s".formatted(where, name, brief(original), brief(replayed));
  }
}
