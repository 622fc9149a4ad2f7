package io.fairlead.kernel.space;

/** Arithmetic on the unit interval; {@link StrictMath} gives the same bits on every machine. */
final class Units {

  private Units() {}

  static void check(double unit) {
    if (!(unit >= 0 && unit < 1)) {
      throw new IllegalArgumentException(
          "A point of the unit interval is at least 0 and below 1, was %s.".formatted(unit));
    }
  }

  /** The point a share of {@code unit} along the ratio from {@code low} to {@code high}. */
  static double geometric(double low, double high, double unit) {
    double start = StrictMath.log(low);
    return StrictMath.exp(start + unit * (StrictMath.log(high) - start));
  }
}
