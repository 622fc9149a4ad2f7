package io.fairlead.kernel.fairness;

/**
 * A closed interval in which a true value lies with a stated confidence.
 *
 * @param low lower end
 * @param high upper end, at least {@code low}; may be infinite for a ratio
 */
public record Interval(double low, double high) {

  /** The confidence of every interval unless another is named: 95 %. */
  static final double CONFIDENCE = 0.95;

  /** The normal quantile of {@link #CONFIDENCE}, both sides: about 1.96. */
  static final double Z = quantile(1);

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "An interval's lower end is at most its upper; they were %s and %s."
              .formatted(low, high));
    }
  }

  /**
   * The two-sided normal quantile with which {@code comparisons} intervals hold together at {@link
   * #CONFIDENCE} (Bonferroni).
   */
  static double quantile(int comparisons) {
    return NormalQuantile.of(1 - (1 - CONFIDENCE) / (2.0 * comparisons));
  }

  Interval within(double least, double most) {
    return new Interval(Math.clamp(low, least, most), Math.clamp(high, least, most));
  }

  /** The interval of the distance from zero of what this interval is for. */
  Interval absolute() {
    double nearest = low > 0 ? low : high < 0 ? -high : 0;
    return new Interval(nearest, Math.max(Math.abs(low), Math.abs(high)));
  }
}
