package io.fairlead.kernel.stopping;

import java.util.Arrays;

/**
 * How the best values of a search are distributed: the excesses below a threshold as a generalised
 * Pareto distribution with an end (Pickands, Statistical inference using extreme order statistics,
 * 1975), fitted by probability-weighted moments (Hosking and Wallis, Parameter and quantile
 * estimation for the generalized Pareto distribution, 1987).
 *
 * @param share of all values that lie below the threshold
 * @param threshold in the values' unit
 * @param scale of the excesses, ≥ 0
 * @param shape between {@link #LEAST_SHAPE} and 1: the larger, the thicker values lie at the end
 * @param count of the excesses that it was fitted to
 */
record Tail(double share, double threshold, double scale, double shape, int count) {

  static final double LEAST_SHAPE = 0.1;

  /** That of a smooth optimum in four dimensions, at which a moment's estimate is drawn. */
  static final double PRIOR_SHAPE = 0.5;

  /** As how many excesses the prior counts. */
  private static final double PRIOR_WEIGHT = 10;

  /**
   * @param values less is better; at least four, in any order
   */
  static Tail of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int count = Math.min(sorted.length / 2, (int) Math.ceil(2 * Math.sqrt(sorted.length)));
    double threshold = sorted[count];
    double mean = 0;
    double weighted = 0; // by the share of excesses above
    for (int i = 1; i <= count; i++) {
      double excess = threshold - sorted[count - i];
      mean += excess / count;
      weighted += (1 - (i - 0.35) / count) * excess / count;
    }
    double moments = mean / (mean - 2 * weighted) - 2;
    double fitted = Double.isFinite(moments) ? Math.clamp(moments, LEAST_SHAPE, 1) : PRIOR_SHAPE;
    double shape = (count * fitted + PRIOR_WEIGHT * PRIOR_SHAPE) / (count + PRIOR_WEIGHT);
    double farthest = threshold - sorted[0];
    // The end lies beyond what was seen, by what one more value is worth.
    double scale = Math.max(mean * (1 + shape), shape * farthest * (1 + 1.0 / count));
    return new Tail((double) count / sorted.length, threshold, scale, shape, count);
  }

  /** The longest that it may well be: its excesses longer by 1.64 standard errors of their mean. */
  Tail longest() {
    return new Tail(share, threshold, scale * (1 + 1.64 / Math.sqrt(count)), shape, count);
  }

  /** How much below {@code value} the distribution ends; 0 when above it. */
  double room(double value) {
    return Math.max(0, scale / shape - (threshold - value));
  }

  /** The probability that one value is below {@code value} by more than {@code step}. */
  double beyond(double value, double step) {
    double left = 1 - shape * (threshold - value + step) / scale;
    return left > 0 ? share * Math.min(1, StrictMath.pow(left, 1 / shape)) : 0;
  }

  /** By how much one value is below {@code value} with a probability of {@code chance}. */
  double step(double value, double chance) {
    double relative = chance / share;
    return relative >= 1
        ? 0
        : Math.max(0, scale / shape * (1 - StrictMath.pow(relative, shape)) - (threshold - value));
  }
}
