package io.fairlead.kernel.fairness;

/**
 * Student's quantile from the normal one: exact for one and two degrees of freedom, else the
 * expansion of Abramowitz and Stegun 26.7.5 (within 0.2 % at 97.5 %).
 */
public final class StudentQuantile {

  private StudentQuantile() {}

  /**
   * @param p a probability above 0 and below 1
   * @param degrees degrees of freedom, at least 1
   */
  public static double of(double p, long degrees) {
    if (degrees == 1) {
      return Math.tan(Math.PI * (p - 0.5));
    }
    if (degrees == 2) {
      return (2 * p - 1) * Math.sqrt(2 / (4 * p * (1 - p)));
    }
    double z = NormalQuantile.of(p);
    double z2 = z * z;
    double g1 = z * (z2 + 1) / 4;
    double g2 = z * ((5 * z2 + 16) * z2 + 3) / 96;
    double g3 = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    double g4 = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
    double inverse = 1.0 / degrees;
    return z + inverse * (g1 + inverse * (g2 + inverse * (g3 + inverse * g4)));
  }
}
