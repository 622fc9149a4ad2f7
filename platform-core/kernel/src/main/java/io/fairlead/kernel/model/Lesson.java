package io.fairlead.kernel.model;

/**
 * What one trial taught.
 *
 * @param point where, as of {@link Encoding}
 * @param loss its objective, less is better; finite unless {@code kind} is {@code BAD}
 */
public record Lesson(int trial, double[] point, Kind kind, double loss) {

  /** How a loss is to be read. */
  public enum Kind {
    /** The objective of a full training. */
    MEASURED,
    /** Pruned: it would hardly have been better than the middle of those that weren't. */
    AT_LEAST,
    /** Failed or diverged: there is no number. */
    BAD,
    /** Stopped for a reason that has nothing to do with it. */
    NOTHING
  }
}
