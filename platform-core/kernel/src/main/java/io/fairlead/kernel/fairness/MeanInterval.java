package io.fairlead.kernel.fairness;

/** Student's interval for the mean of independent values. */
final class MeanInterval {

  private MeanInterval() {}

  /**
   * Mean and interval of {@code values}, limited to what the mean can be at all; one value alone
   * tells nothing beyond those limits.
   */
  static Figure of(double[] values, double least, double most) {
    if (values.length == 0) {
      return Figure.none();
    }
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    if (values.length == 1) {
      boolean limited = Double.isFinite(least) && Double.isFinite(most);
      return limited ? Figure.of(mean, new Interval(least, most)) : Figure.exact(mean);
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double standardError = Math.sqrt(squares / (values.length - 1.0) / values.length);
    double half =
        standardError * StudentQuantile.of((1 + Interval.CONFIDENCE) / 2, values.length - 1L);
    return Figure.of(mean, new Interval(mean - half, mean + half).within(least, most));
  }
}
