package io.fairlead.kernel.budget;

import io.fairlead.kernel.fairness.StudentQuantile;
import java.util.List;

/**
 * What a study will use, from earlier trials: the mean of a sum of independent trials, with an
 * interval that covers both the spread of the trials to come and that the mean is known from few.
 *
 * @param earlier how many trials it stands on
 */
public record Estimate(double expected, double low, double high, int earlier) {

  /** With fewer the spread says nothing. */
  public static final int FEWEST = 3;

  /** Of a two-sided interval of 95 %. */
  private static final double ONE_SIDE = 0.975;

  /**
   * The estimate for so many more trials; the interval is a 95 % prediction interval with Student's
   * quantile.
   *
   * @param each what each earlier trial used; at least {@value #FEWEST}
   */
  public static Estimate of(List<Double> each, int trials) {
    int count = each.size();
    if (count < FEWEST) {
      throw new IllegalArgumentException(
          "An estimate stands on at least %d earlier trials, not %d: run some first."
              .formatted(FEWEST, count));
    }
    double mean = each.stream().mapToDouble(it -> it).average().orElse(0);
    double squares = each.stream().mapToDouble(it -> (it - mean) * (it - mean)).sum();
    double variance = squares / (count - 1);
    double expected = trials * mean;
    double error = Math.sqrt(variance * (trials + (double) trials * trials / count));
    double reach = StudentQuantile.of(ONE_SIDE, count - 1) * error;
    return new Estimate(expected, Math.max(0, expected - reach), expected + reach, count);
  }

  /** The same for something used in proportion. */
  public Estimate times(double factor) {
    return new Estimate(expected * factor, low * factor, high * factor, earlier);
  }
}
