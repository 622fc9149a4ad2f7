package io.fairlead.kernel.space;

/** Arithmetic on the unit interval; {@link StrictMath} gives the same bits on every machine. */
final class Units {

  private static final double LAST = Math.nextDown(1.0);

  private Units() {}

  static void check(double unit) {
    if (!(unit >= 0 && unit < 1)) {
      throw new IllegalArgumentException(
          "A point of the unit interval is at least 0 and below 1, was %s; move it inside."
              .formatted(unit));
    }
  }

  /** The point a share of {@code unit} along the ratio from {@code low} to {@code high}. */
  static double geometric(double low, double high, double unit) {
    double start = StrictMath.log(low);
    return StrictMath.exp(start + unit * (StrictMath.log(high) - start));
  }

  /** How far along the ratio from {@code low} to {@code high} the logarithm {@code log} lies. */
  static double alongRatio(double low, double high, double log) {
    double start = StrictMath.log(low);
    return inside((log - start) / (StrictMath.log(high) - start));
  }

  /** How far along the way from {@code low} to {@code high} the value lies; without overflow. */
  static double along(double low, double high, double value) {
    return inside((value / 2 - low / 2) / (high / 2 - low / 2));
  }

  /** The middle of cell {@code index} of {@code size} equal ones. */
  static double middle(long index, long size) {
    return inside((index + 0.5) / size);
  }

  private static double inside(double unit) {
    return Math.clamp(unit, 0, LAST);
  }

  static IllegalArgumentException notOf(Domain domain, Object value) {
    return new IllegalArgumentException(
        "Only a value of the domain has a place in it: it is %s, the value was %s; take one of it."
            .formatted(domain.describe(), value));
  }
}
