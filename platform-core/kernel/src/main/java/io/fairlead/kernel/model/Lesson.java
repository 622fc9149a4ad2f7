package io.fairlead.kernel.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one trial taught.
 *
 * @param point where, as of {@link Encoding}
 * @param loss its objective, less is better; finite unless {@code kind} is {@code BAD}
 * @param error how far the loss may be off beside noise, as a standard deviation; finite, 0 unless
 *     {@code kind} is {@code EXPECTED}
 */
public record Lesson(int trial, double[] point, Kind kind, double loss, double error) {

  /** One whose loss is no expectation. */
  public Lesson(int trial, double[] point, Kind kind, double loss) {
    this(trial, point, kind, loss, 0);
  }

  /** Those with a number by their losses, measured or expected alike; then the others. */
  public static final Comparator<Lesson> BEST_FIRST =
      Comparator.comparing((Lesson each) -> each.hasLoss() ? Kind.MEASURED : each.kind())
          .thenComparingDouble(Lesson::loss);

  /**
   * Of more lessons than {@code most} the best half of so many, and an even choice of the others.
   */
  public static List<Lesson> chosen(List<Lesson> lessons, int most) {
    if (lessons.size() <= most) {
      return lessons;
    }
    List<Lesson> best = new ArrayList<>(lessons);
    best.sort(BEST_FIRST);
    List<Lesson> chosen = new ArrayList<>(best.subList(0, most / 2));
    List<Lesson> others = best.subList(most / 2, best.size());
    for (int i = 0; i < most / 2; i++) {
      chosen.add(others.get((int) ((long) i * others.size() / (most / 2))));
    }
    return chosen;
  }

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
