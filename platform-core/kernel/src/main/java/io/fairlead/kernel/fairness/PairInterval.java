package io.fairlead.kernel.fairness;

/** Intervals for two independent proportions compared, from the Wilson intervals of each. */
final class PairInterval {

  private PairInterval() {}

  /**
   * The difference {@code a - b}: Newcombe's hybrid score interval (Statistics in Medicine 17,
   * 1998, method 10). Where one is undefined it may be anything from 0 to 1.
   */
  static Interval difference(Proportion a, Proportion b, double z) {
    Interval forA = a.wilson(z);
    Interval forB = b.wilson(z);
    if (a.isUndefined() || b.isUndefined()) {
      return new Interval(forA.low() - forB.high(), forA.high() - forB.low());
    }
    double difference = a.value() - b.value();
    return new Interval(
            difference - Math.hypot(a.value() - forA.low(), forB.high() - b.value()),
            difference + Math.hypot(forA.high() - a.value(), b.value() - forB.low()))
        .within(-1, 1);
  }

  /**
   * The ratio {@code a / b}: MOVER-R (Donner and Zou, Statistical Methods in Medical Research 21,
   * 2012), in a form without cancellation; the upper end is infinite where {@code b} may be 0.
   */
  static Interval ratio(Proportion a, Proportion b, double z) {
    if (a.isUndefined() || b.isUndefined()) {
      return new Interval(0, Double.POSITIVE_INFINITY);
    }
    Interval forA = a.wilson(z);
    Interval forB = b.wilson(z);
    double product = a.value() * b.value();
    double lowA = forA.low() * (2 * a.value() - forA.low());
    double highA = forA.high() * (2 * a.value() - forA.high());
    double lowB = forB.low() * (2 * b.value() - forB.low());
    double highB = forB.high() * (2 * b.value() - forB.high());
    double low = lowA == 0 ? 0 : lowA / (product + root(product, lowA, highB));
    double high =
        lowB == 0 ? Double.POSITIVE_INFINITY : (product + root(product, highA, lowB)) / lowB;
    return new Interval(low, Math.max(low, high));
  }

  /**
   * The smaller of {@code a / b} and {@code b / a}, which is what a ratio between groups is; from 0
   * to 1.
   */
  static Interval lesserRatio(Proportion a, Proportion b, double z) {
    Interval ratio = ratio(a, b, z);
    double low = Math.min(ratio.low(), 1 / ratio.high());
    double high = ratio.high() < 1 ? ratio.high() : ratio.low() > 1 ? 1 / ratio.low() : 1;
    return new Interval(Math.min(low, high), high);
  }

  private static double root(double product, double above, double below) {
    return Math.sqrt(Math.max(0, product * product - above * below));
  }
}
