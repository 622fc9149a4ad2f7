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
 */
public record Losses(double[] uncut, double median, double unit) {

  /** How many units above the median a loss is cut off. */
  public static final double CUT = 2;

  /** Where, among the losses measured, the place of one that failed is held to be. */
  private static final double FAILED = 0.9;

  /** The losses of {@code lessons}; all are 0 where none was measured. */
  public static Losses of(List<Lesson> lessons) {
    double[] measured =
        lessons.stream().filter(Lesson::hasLoss).mapToDouble(Lesson::loss).sorted().toArray();
    double[] uncut = new double[lessons.size()];
    Arrays.setAll(uncut, i -> value(lessons.get(i), measured));
    double[] sorted = uncut.clone();
    Arrays.sort(sorted);
    double median = quantile(sorted, 0.5);
    double unit = sorted.length > 0 && median > sorted[0] ? median - sorted[0] : 1;
    return new Losses(uncut, median, unit);
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
