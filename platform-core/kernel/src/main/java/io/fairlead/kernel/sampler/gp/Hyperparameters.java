package io.fairlead.kernel.sampler.gp;

/**
 * What a Gaussian process is fitted by, as logarithms where only positive values make sense, so
 * that any value is valid. Priors are normal.
 *
 * @param values one for each axis: the logarithm of the weight (inverse squared length scale) of a
 *     difference on it, where all axes count together; one for each, where it counts alone; those
 *     of the three variances of {@link Covariance} and of noise; those of the two exponents of each
 *     axis' {@link Warping}; then what each of {@link Geometry#traits} adds to the logarithm of
 *     noise
 */
record Hyperparameters(int axes, double[] values) {

  /**
   * The middle of a length scale's prior, times the root of the number of axes that count together:
   * the more there are, the farther apart are points (Hvarfner and others, Vanilla Bayesian
   * optimization performs great in high dimensions, 2024).
   */
  private static final double LENGTH = 0.5;

  private static final double LENGTH_DEVIATION = 1;
  private static final double VARIANCE_DEVIATION = 1;
  private static final double NOISE = 0.02;
  private static final double NOISE_DEVIATION = 1.5;

  /** HEBO's (Cowen-Rivers and others, 2022). */
  private static final double WARPING_DEVIATION = 0.75;

  /** Over an axis noise is expected to change by a factor of e or less. */
  private static final double TRAIT_DEVIATION = 2;

  /** Keeps the kernel matrix positive where there is no noise at all. */
  static final double LEAST_NOISE = 1e-6;

  /** No trait makes noise more than this many times larger or smaller; as a logarithm. */
  private static final double MOST_CHANGE = 10;

  /** The middle of the priors: nothing is warped, and noise is the same everywhere. */
  static Hyperparameters start(Geometry geometry) {
    Hyperparameters layout = new Hyperparameters(geometry.axes(), new double[0]);
    double[] values = new double[layout.firstTrait() + geometry.traits()];
    for (int i = 0; i < layout.firstWarp(); i++) {
      values[i] = layout.priorMean(i);
    }
    return new Hyperparameters(geometry.axes(), values);
  }

  double priorMean(int index) {
    if (index < 2 * axes) {
      return -2 * StrictMath.log(index < axes ? LENGTH * Math.sqrt(axes) : LENGTH);
    }
    return index == noise() ? StrictMath.log(NOISE) : 0;
  }

  double priorDeviation(int index) {
    if (index < 2 * axes) {
      return 2 * LENGTH_DEVIATION;
    }
    if (index < firstWarp()) {
      return index == noise() ? NOISE_DEVIATION : VARIANCE_DEVIATION;
    }
    return index < firstTrait() ? WARPING_DEVIATION : TRAIT_DEVIATION;
  }

  /** Where the variance of what all axes do is; those of single ones and of pairs follow. */
  int variances() {
    return 2 * axes;
  }

  /** Where noise is. */
  int noise() {
    return 2 * axes + 3;
  }

  /** Where the first exponents of all axes begin in the values; the second ones follow. */
  int firstWarp() {
    return noise() + 1;
  }

  int firstTrait() {
    return firstWarp() + 2 * axes;
  }

  Covariance covariance(Geometry geometry) {
    double[] weights = new double[axes];
    double[] own = new double[axes];
    for (int i = 0; i < axes; i++) {
      weights[i] = StrictMath.exp(values[i]);
      own[i] = StrictMath.exp(values[axes + i]);
    }
    double pairs = axes == 1 ? 0 : StrictMath.exp(values[variances() + 2]);
    return new Covariance(
        geometry,
        weights,
        own,
        StrictMath.exp(values[variances()]),
        StrictMath.exp(values[variances() + 1]),
        pairs);
  }

  /** The variance of noise where {@code traits} are. */
  double noise(double[] traits) {
    double change = 0;
    for (int i = 0; i < traits.length; i++) {
      change += values[firstTrait() + i] * traits[i];
    }
    return StrictMath.exp(values[noise()] + Math.clamp(change, -MOST_CHANGE, MOST_CHANGE))
        + LEAST_NOISE;
  }

  Warping warping() {
    return Warping.of(values, firstWarp(), axes);
  }
}
