package io.fairlead.kernel.bench;

import io.fairlead.kernel.random.SplitMix64;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A mean over seeds with its standard error and a 95 % interval, which is by bootstrap. */
record Comparison(double mean, double error, double low, double high) {

  private static final int RESAMPLES = 10_000;

  static Comparison of(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(each -> (each - mean) * (each - mean)).sum();
    double error = Math.sqrt(squares / Math.max(1, values.length - 1) / values.length);
    RandomGenerator random = new SplitMix64(values.length);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int k = 0; k < values.length; k++) {
        sum += values[random.nextInt(values.length)];
      }
      means[i] = sum / values.length;
    }
    Arrays.sort(means);
    return new Comparison(
        mean, error, means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40]);
  }
}
