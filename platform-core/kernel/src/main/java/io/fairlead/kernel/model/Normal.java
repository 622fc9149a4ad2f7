package io.fairlead.kernel.model;

/** The standard normal distribution, the same to the last bit on every machine. */
public final class Normal {

  private static final double LOG_ROOT_2_PI = 0.9189385332046727;

  private Normal() {}

  public static double logDensity(double z) {
    return -0.5 * z * z - LOG_ROOT_2_PI;
  }

  /**
   * The logarithm of the expected improvement below 0 of a value with mean {@code -z} and deviation
   * 1, that is of φ(z) + z·Φ(z); exact far into the tail (Ament and others, Unexpected improvements
   * to expected improvement, 2023).
   */
  public static double logImprovement(double z) {
    if (z > -1) {
      return StrictMath.log(StrictMath.exp(logDensity(z)) + z * cumulative(z));
    }
    // φ(z)·(1 + z·Φ(z)/φ(z)), with Mills' ratio as a continued fraction where it cancels.
    double mills = mills(-z);
    double rest = 1 + z * mills;
    return logDensity(z) + StrictMath.log(Math.max(rest, 1e-300));
  }

  public static double cumulative(double z) {
    double tail = Math.abs(z) < 38 ? StrictMath.exp(logDensity(z)) * mills(Math.abs(z)) : 0;
    return z > 0 ? 1 - tail : tail;
  }

  /** The value below which a share {@code p} lies, above 0 and below 1. */
  public static double quantile(double p) {
    double x = start(p);
    // One step of Halley's method gives all digits.
    double error = (cumulative(x) - p) / StrictMath.exp(logDensity(x));
    return x - error / (1 + x * error / 2);
  }

  private static double start(double p) {
    // Abramowitz and Stegun, 26.2.23, to three digits.
    double tail = Math.min(p, 1 - p);
    double t = Math.sqrt(-2 * StrictMath.log(tail));
    double x =
        t
            - (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    return p < 0.5 ? -x : x;
  }

  /** (1 - Φ(z)) / φ(z) for z ≥ 0. */
  static double mills(double z) {
    if (z < 2.5) {
      // Φ(z) - 1/2 = φ(z)·(z + z³/3 + z⁵/15 + …)
      double term = z;
      double sum = z;
      for (int k = 1; term > 1e-17 * sum; k++) {
        term *= z * z / (2 * k + 1);
        sum += term;
      }
      return 0.5 / StrictMath.exp(logDensity(z)) - sum;
    }
    double fraction = z;
    int terms = 12 + (int) (500 / (z * z)); // the farther out, the fewer give all digits
    for (int k = terms; k >= 1; k--) {
      fraction = z + k / fraction;
    }
    return 1 / fraction;
  }
}
