package io.fairlead.kernel.sampler.gp;

/** The Matérn kernel of smoothness 5/2 and unit variance, as a function of the squared distance. */
final class Matern {

  private static final double ROOT_OF_5 = Math.sqrt(5);

  private Matern() {}

  static double value(double squared) {
    double r = distance(squared);
    return value(r, decay(r));
  }

  /** What value and slope are made from, with {@link #decay}, where both are wanted. */
  static double distance(double squared) {
    return ROOT_OF_5 * Math.sqrt(squared);
  }

  static double decay(double r) {
    return StrictMath.exp(-r);
  }

  static double value(double r, double decay) {
    return (1 + r + r * r / 3) * decay;
  }

  /** The derivative by the squared distance, which is finite everywhere. */
  static double slope(double r, double decay) {
    return -5.0 / 6 * (1 + r) * decay;
  }
}
