package io.fairlead.platform.replay;

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

  /** Stands for a value that one side doesn't have. */
  static final String NONE = "none";

  @Override
  public String toString() {
    String where = step == AT_THE_END ? "at the end" : "at step %d".formatted(step);
    return "%s: %s was %s, now %s".formatted(where, name, original, replayed);
  }
}
