package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Normal;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a process expects at several points together, to be drawn from. */
record Joint(double[] means, Factor factor) {

  /**
   * @param upper the upper triangle of the covariance by rows
   * @param variance of the process, which says what counts as a rounding error
   */
  static Joint of(double[] means, double[][] upper, double variance) {
    double extra = 1e-6 * variance;
    @Nullable Factor factor = null;
    while (factor == null) {
      double[][] copy = new double[upper.length][];
      for (int i = 0; i < upper.length; i++) {
        copy[i] = upper[i].clone();
        copy[i][i] += extra;
      }
      factor = Factor.of(copy);
      extra *= 10;
    }
    return new Joint(means, factor);
  }

  /** The lowest of all the points' values, for each of {@code draws} draws. */
  double[] lowest(int draws, RandomGenerator random) {
    double[] lowest = new double[draws];
    double[] z = new double[means.length];
    for (int k = 0; k < draws; k++) {
      for (int i = 0; i < z.length; i++) {
        z[i] = Normal.quantile(1e-9 + random.nextDouble() * 0.999999998);
      }
      double[] spread = factor.spread(z);
      lowest[k] = Double.POSITIVE_INFINITY;
      for (int i = 0; i < z.length; i++) {
        lowest[k] = Math.min(lowest[k], means[i] + spread[i]);
      }
    }
    return lowest;
  }
}
