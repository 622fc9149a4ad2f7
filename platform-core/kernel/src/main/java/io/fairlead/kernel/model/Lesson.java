package io.fairlead.kernel.model;

import java.util.Comparator;

/**
 * What one trial taught.
 *
 * @param point where, as of {@link Encoding}
 * @param loss its objective, less is better; finite unless {@code kind} is {@code BAD}
 */
public record Lesson(int trial, double[] point, Kind kind, double loss) {

  /** Those with a number by their losses, measured or expected alike; then the others. */
  public static final Comparator<Lesson> BEST_FIRST =
      Comparator.comparing((Lesson each) -> each.hasLoss() ? Kind.MEASURED : each.kind())
          .thenComparingDouble(Lesson::loss);

  /** How a loss is to be read. */
  public enum Kind {
    /** The objective of a full training. */
    MEASURED,
    /** The objective that a training which hasn't gone further is expected to have in the end. */
    EXPECTED,
    /** Pruned: it would hardly have been better than the middle of those that weren't. */
    AT_LEAST,
    /** Failed or diverged: there is no number. */
    BAD,
    /** Stopped for a reason that has nothing to do with it. */
    NOTHING
  }

  /** Whether the loss is that of a full training, known or expected. */
  public boolean hasLoss() {
    return kind == Kind.MEASURED || kind == Kind.EXPECTED;
  }
}
