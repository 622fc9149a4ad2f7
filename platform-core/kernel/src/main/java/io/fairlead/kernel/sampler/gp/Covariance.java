package io.fairlead.kernel.sampler.gp;

import java.util.Arrays;

/**
 * The covariance of the values at two points: of what each axis does alone, what two do together,
 * and what all do, each with a variance of its own (the first two orders of Duvenaud, Nickisch and
 * Rasmussen, Additive Gaussian processes, 2011, beside a kernel of all axes). Most of what
 * hyperparameters do they do alone or in pairs, and that can be learned from few trials, since each
 * trial tells something about every axis.
 *
 * @param weights of a difference along each axis, where all count together
 * @param own the same, where an axis counts alone or in a pair
 * @param together the variance of what all axes do
 * @param alone the variance of what single axes do
 * @param pairs the variance of what pairs do; 0 where there is one axis only
 */
record Covariance(
    Geometry geometry,
    double[] weights,
    double[] own,
    double together,
    double alone,
    double pairs) {

  /** The variance of a value. */
  double variance() {
    return together + alone + pairs;
  }

  /** By two points as of {@link Geometry#place}, bent. */
  double of(double[] a, double[] b) {
    double squared = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      double apart = geometry.squared(i, a[i], b[i]);
      squared += weights[i] * apart;
      double like = Matern.value(own[i] * apart);
      sum += like;
      squares += like * like;
    }
    return together * Matern.value(squared) + apart(sum, squares);
  }

  /**
   * What axes contribute that count alone or in pairs.
   *
   * @param sum of all axes' kernels
   * @param squares the sum of their squares
   */
  double apart(double sum, double squares) {
    int axes = weights.length;
    double single = alone * sum / axes;
    return pairs == 0 ? single : single + pairs * (sum * sum - squares) / (axes * (axes - 1.0));
  }

  /** How fast alikeness is lost along each axis, next to a point; the largest is 1. */
  double[] relevance() {
    double[] relevance = new double[weights.length];
    for (int i = 0; i < relevance.length; i++) {
      relevance[i] = together * weights[i] + (alone + 2 * pairs) * own[i] / relevance.length;
    }
    double largest = Arrays.stream(relevance).max().orElse(1);
    Arrays.setAll(relevance, i -> relevance[i] / largest);
    return relevance;
  }
}
