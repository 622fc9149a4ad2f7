package io.fairlead.kernel.model;

import java.util.Arrays;
import java.util.List;

/**
 * Losses as a model can take them, one a lesson. The distance of the median to the best is the
 * unit; what lies farther above the median than twice that is cut off there, since how bad a bad
 * place is doesn't matter and would hide all else. A loss that is expected counts as one. A pruned
 * trial counts as the median where its own loss isn't worse, a failed one as the worst tenth of
 * what was measured.
 *
 * @param uncut in the order of the lessons, finite
 * @param median of all
 * @param unit above 0
 * @param scale how much of the lessons' losses one of these is: 1, or a power of two where their
 *     sums and squares would overflow
 */
public record Losses(double[] uncut, double median, double unit, double scale) {

  /** How many units above the median a loss is cut off. */
  public static final double CUT = 2;

  /** Where, among the losses measured, the place of one that failed is held to be. */
  private static final double FAILED = 0.9;

  /** Numbers up to two to this power have squares whose sums and products are finite by far. */
  private static final int LARGEST = 200;

  /** The losses of {@code lessons}; all are 0 where none was measured. */
  public static Losses of(List<Lesson> lessons) {
    double[] measured =
        lessons.stream().filter(Lesson::hasLoss).mapToDouble(Lesson::loss).sorted().toArray();
    double[] uncut = new double[lessons.size()];
    Arrays.setAll(uncut, i -> value(lessons.get(i), measured));
    double[] sorted = uncut.clone();
    Arrays.sort(sorted);
    double best = quantile(sorted, 0);
    double scale = scale(Math.max(Math.abs(best), Math.abs(quantile(sorted, 0.5))));
    Arrays.setAll(uncut, i -> uncut[i] / scale); // exact
    double median = quantile(sorted, 0.5) / scale;
    double unit = median > best / scale ? median - best / scale : 1;
    return new Losses(uncut, median, unit, scale);
  }

  /** What to divide numbers of up to {@code size} by. */
  static double scale(double size) {
    int exponent = Math.getExponent(size);
    return exponent > LARGEST ? Math.scalb(1.0, exponent - LARGEST) : 1;
  }

  /** One of these in the lessons' unit, for people: finite. */
  public double told(double loss) {
    return finite(loss * scale);
  }

  /** The largest number instead of an infinite one. */
  public static double finite(double value) {
    return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** In the order of the lessons, cut off. */
  public double[] values() {
    double[] values = new double[uncut.length];
    Arrays.setAll(values, i -> Math.min(uncut[i], median + CUT * unit));
    return values;
  }

  private static double value(Lesson lesson, double[] measured) {
    if (lesson.hasLoss()) {
      return lesson.loss();
    }
    return lesson.kind() == Lesson.Kind.AT_LEAST
        ? Math.max(lesson.loss(), quantile(measured, 0.5))
        : quantile(measured, FAILED);
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
  }
}
