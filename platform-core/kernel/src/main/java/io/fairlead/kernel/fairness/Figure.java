package io.fairlead.kernel.fairness;

/**
 * A measured value with its interval. NaN stands for what doesn't exist at all.
 *
 * @param value the point estimate
 * @param low lower end of the interval; NaN where there is none
 * @param high upper end of the interval; NaN where there is none
 * @param undefined whether a denominator is missing: {@code value} is then a convention (that of
 *     Fairlearn), no measurement
 */
public record Figure(double value, double low, double high, boolean undefined) {

  private static final Figure NONE = new Figure(Double.NaN, Double.NaN, Double.NaN, true);

  public Figure {
    if (low > high || Double.isNaN(low) != Double.isNaN(high)) {
      throw new IllegalArgumentException(
          "An interval's ends are both there and in order; they were %s and %s."
              .formatted(low, high));
    }
  }

  /** Something that doesn't exist at all, such as the AUC of a group with one class. */
  public static Figure none() {
    return NONE;
  }

  static Figure of(double value, Interval interval) {
    return new Figure(value, interval.low(), interval.high(), false);
  }

  /** An exact number, such as a count. */
  static Figure exact(double value) {
    return new Figure(value, Double.NaN, Double.NaN, false);
  }

  /** A conventional value without a denominator. */
  static Figure convention(double value) {
    return new Figure(value, Double.NaN, Double.NaN, true);
  }

  /** Whether there is a value at all. */
  public boolean exists() {
    return !Double.isNaN(value);
  }

  /** Whether there is an interval. */
  public boolean hasInterval() {
    return !Double.isNaN(low);
  }
}
