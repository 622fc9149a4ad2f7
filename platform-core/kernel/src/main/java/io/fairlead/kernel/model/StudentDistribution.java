package io.fairlead.kernel.model;

/** Student's t distribution with a whole number of degrees of freedom. */
public final class StudentDistribution {

  private StudentDistribution() {}

  /**
   * The probability of a value below {@code t}, by the finite sums of Abramowitz and Stegun,
   * Handbook of mathematical functions (1964), 26.7.3 and 26.7.4.
   *
   * @param degrees ≥ 1
   */
  public static double below(double t, int degrees) {
    double angle = StrictMath.atan(t / StrictMath.sqrt(degrees));
    double sine = StrictMath.sin(angle);
    double cosine = StrictMath.cos(angle);
    boolean odd = degrees % 2 == 1;
    double term = odd ? cosine : 1;
    double sum = degrees == 1 ? 0 : term;
    for (int k = odd ? 3 : 2; k < degrees - 1; k += 2) {
      term *= cosine * cosine * (k - 1) / k;
      sum += term;
    }
    double central = odd ? 2 / StrictMath.PI * (angle + sine * sum) : sine * sum;
    return (1 + central) / 2;
  }
}
