package io.fairlead.kernel.sampler.gp;

/**
 * Bends ordered axes so that the objective changes evenly along them: 1 - (1 - xᵃ)ᵇ, Kumaraswamy's
 * distribution function (Snoek and others, Input warping for Bayesian optimization of
 * non-stationary functions, 2014, with Beta's; this one as in Cowen-Rivers and others, HEBO, 2022).
 */
final class Warping {

  /** Keeps slopes finite at both ends. */
  private static final double MARGIN = 1e-6;

  private final double[] first;
  private final double[] second;
  private final boolean[] bent;
  private final boolean any;

  private Warping(double[] first, double[] second) {
    this.first = first;
    this.second = second;
    bent = new boolean[first.length];
    boolean some = false;
    for (int i = 0; i < bent.length; i++) {
      bent[i] = first[i] != 1 || second[i] != 1;
      some |= bent[i];
    }
    any = some;
  }

  /** From the logarithms of the first exponents of all axes, and after them the second ones. */
  static Warping of(double[] values, int start, int axes) {
    double[] first = new double[axes];
    double[] second = new double[axes];
    for (int i = 0; i < axes; i++) {
      first[i] = StrictMath.exp(values[start + i]);
      second[i] = StrictMath.exp(values[start + axes + i]);
    }
    return new Warping(first, second);
  }

  /** Where {@code placed}, as of {@link Geometry#place}, comes to lie; what doesn't live is NaN. */
  double[] bend(double[] placed) {
    if (!any) {
      return placed;
    }
    double[] at = placed.clone();
    for (int i = 0; i < at.length; i++) {
      if (bent[i] && !Double.isNaN(at[i])) {
        at[i] = bend(i, at[i]);
      }
    }
    return at;
  }

  private double bend(int axis, double x) {
    double power = StrictMath.pow(inside(x), first[axis]);
    return 1 - StrictMath.pow(1 - power, second[axis]);
  }

  private static double inside(double x) {
    return MARGIN + (1 - 2 * MARGIN) * x;
  }

  /**
   * Bends one value and tells how its place changes with the logarithms of both exponents.
   *
   * @param slopes is filled with two numbers
   */
  double bend(int axis, double x, double[] slopes) {
    double a = first[axis];
    double b = second[axis];
    double log = StrictMath.log(inside(x));
    double power = StrictMath.exp(a * log);
    double rest = StrictMath.log1p(-power);
    double left = StrictMath.exp(b * rest);
    slopes[0] = left / (1 - power) * b * power * a * log;
    slopes[1] = -left * b * rest;
    return 1 - left;
  }
}
