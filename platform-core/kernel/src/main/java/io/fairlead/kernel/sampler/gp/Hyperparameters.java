package io.fairlead.kernel.sampler.gp;

/**
 * What a Gaussian process is fitted by, all as logarithms so that any value is valid. Priors are
 * normal in the logarithms.
 *
 * @param values one for each axis: the weight (inverse squared length scale) of a difference on it;
 *     then the kernel's variance and that of noise
 */
record Hyperparameters(double[] values) {

  /**
   * The middle of a length scale's prior, times the root of the number of axes: the more there are,
   * the farther apart are points (Hvarfner and others, Vanilla Bayesian optimization performs great
   * in high dimensions, 2024).
   */
  private static final double LENGTH = 0.5;

  private static final double LENGTH_DEVIATION = 1;
  private static final double VARIANCE_DEVIATION = 1;
  private static final double NOISE = 0.02;
  private static final double NOISE_DEVIATION = 1.5;

  /** Keeps the kernel matrix positive where there is no noise at all. */
  static final double LEAST_NOISE = 1e-6;

  /** The middle of the priors. */
  static Hyperparameters start(int axes) {
    double[] values = new double[axes + 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = priorMean(axes, i);
    }
    return new Hyperparameters(values);
  }

  static double priorMean(int axes, int index) {
    if (index < axes) {
      return -2 * StrictMath.log(LENGTH * Math.sqrt(axes));
    }
    return index == axes ? 0 : StrictMath.log(NOISE);
  }

  static double priorDeviation(int axes, int index) {
    if (index < axes) {
      return 2 * LENGTH_DEVIATION;
    }
    return index == axes ? VARIANCE_DEVIATION : NOISE_DEVIATION;
  }

  int axes() {
    return values.length - 2;
  }

  double[] weights() {
    double[] weights = new double[axes()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = StrictMath.exp(values[i]);
    }
    return weights;
  }

  double variance() {
    return StrictMath.exp(values[axes()]);
  }

  double noise() {
    return StrictMath.exp(values[axes() + 1]) + LEAST_NOISE;
  }
}
