package io.fairlead.kernel.sampler.gp;

/** The Matérn kernel of smoothness 5/2 and unit variance, as a function of the squared distance. */
final class Matern {

  private static final double ROOT_OF_5 = Math.sqrt(5);

  private Matern() {}

  static double value(double squared) {
    double r = ROOT_OF_5 * Math.sqrt(squared);
    return (1 + r + r * r / 3) * StrictMath.exp(-r);
  }

  /** Its derivative by the squared distance, which is finite everywhere. */
  static double slope(double squared) {
    double r = ROOT_OF_5 * Math.sqrt(squared);
    return -5.0 / 6 * (1 + r) * StrictMath.exp(-r);
  }
}
