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
 * @param values in the order of the lessons, finite
 * @param unit above 0
 */
public record Losses(double[] values, double unit) {

  private static final double CUT = 2;

  /** Where, among the losses measured, the place of one that failed is held to be. */
  private static final double FAILED = 0.9;

  /** The losses of {@code lessons}; all are 0 where none was measured. */
  public static Losses of(List<Lesson> lessons) {
    double[] measured =
        lessons.stream().filter(Lesson::hasLoss).mapToDouble(Lesson::loss).sorted().toArray();
    double[] values = new double[lessons.size()];
    Arrays.setAll(values, i -> value(lessons.get(i), measured));
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double median = quantile(sorted, 0.5);
    double unit = sorted.length > 0 && median > sorted[0] ? median - sorted[0] : 1;
    Arrays.setAll(values, i -> Math.min(values[i], median + CUT * unit));
    return new Losses(values, unit);
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
