package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Lesson;
import java.util.Arrays;
import java.util.List;

/**
 * Losses as a process can take them: the distance of the median to the best is the unit, what is
 * far worse than the median is cut off there (how bad a bad place is doesn't matter, and would hide
 * all else), then they are standardised.
 *
 * @param values mean 0 and deviation 1, less is better
 * @param zero the loss whose value is 0
 * @param unit how much loss is 1 more
 */
record Targets(double[] values, double zero, double unit) {

  /** How many units above the median a loss is cut off. */
  private static final double CUT = 2;

  /** Where, among the losses measured, the place of one that failed is held to be. */
  private static final double FAILED = 0.9;

  static Targets of(List<Lesson> lessons) {
    double[] losses = losses(lessons);
    double[] sorted = losses.clone();
    Arrays.sort(sorted);
    double median = quantile(sorted, 0.5);
    double scale = median > sorted[0] ? median - sorted[0] : 1;
    double[] values = new double[losses.length];
    double mean = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.min((losses[i] - median) / scale, CUT);
      mean += values[i] / values.length;
    }
    double squares = 0;
    for (double each : values) {
      squares += (each - mean) * (each - mean);
    }
    double deviation = Math.max(Math.sqrt(squares / values.length), 1e-9);
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - mean) / deviation;
    }
    return new Targets(values, median + scale * mean, scale * deviation);
  }

  private static double[] losses(List<Lesson> lessons) {
    double[] measured =
        lessons.stream().filter(Lesson::hasLoss).mapToDouble(Lesson::loss).sorted().toArray();
    return lessons.stream()
        .mapToDouble(
            each ->
                switch (each.kind()) {
                  case MEASURED, EXPECTED -> each.loss();
                  case AT_LEAST -> Math.max(each.loss(), quantile(measured, 0.5));
                  case BAD, NOTHING -> quantile(measured, FAILED);
                })
        .toArray();
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
  }

  double loss(double value) {
    return zero + unit * value;
  }
}
