package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Normal;
import java.util.Arrays;

/**
 * What one more trial is expected to tell about the value of the optimum: the mutual information of
 * the trial's value, with its noise, and the optimum's (max-value entropy search; Wang and Jegelka,
 * 2017; with noise as in Takeno and others, 2020; against the mixture of what follows from the
 * drawn optima as in Nguyen and others, Rectified max-value entropy search, 2022, which never is
 * negative).
 */
final class Information {

  /** Places at which densities are looked at, from -5 to 5 deviations. */
  private static final int PLACES = 81;

  private static final double FARTHEST = 5;

  private Information() {}

  /**
   * @param optima equally likely values of the optimum, less is better
   * @param noise the variance of the trial's value around what is predicted
   * @return nats, ≥ 0 and at most the logarithm of the number of optima
   */
  static double nats(Prediction prediction, double noise, double[] optima) {
    double variance = prediction.deviation() * prediction.deviation();
    double deviation = Math.sqrt(variance + noise);
    double known = variance / (variance + noise);
    double unknown = prediction.deviation() * Math.sqrt(noise / (variance + noise));
    double[] densities = new double[PLACES];
    double[] expected = new double[PLACES]; // of the value without noise, given the one with it
    for (int i = 0; i < PLACES; i++) {
      double z = FARTHEST * (2.0 * i / (PLACES - 1) - 1);
      densities[i] = StrictMath.exp(Normal.logDensity(z)) * 2 * FARTHEST / (PLACES - 1);
      expected[i] = prediction.mean() + known * deviation * z;
    }
    double[] mixture = new double[PLACES];
    double nats = 0;
    double[] ratios = new double[PLACES];
    for (double optimum : optima) {
      double sum = 0;
      for (int i = 0; i < PLACES; i++) {
        ratios[i] = Normal.cumulative((expected[i] - optimum) / Math.max(unknown, 1e-12));
        sum += densities[i] * ratios[i];
      }
      if (!(sum > 1e-12)) {
        Arrays.fill(ratios, 1); // so good a place that nothing is ruled out
        sum = 1;
      }
      for (int i = 0; i < PLACES; i++) {
        double ratio = ratios[i] / sum;
        mixture[i] += ratio / optima.length;
        nats += densities[i] * entropy(ratio) / optima.length;
      }
    }
    for (int i = 0; i < PLACES; i++) {
      nats -= densities[i] * entropy(mixture[i]);
    }
    return Math.max(0, nats);
  }

  private static double entropy(double ratio) {
    return ratio > 0 ? ratio * StrictMath.log(ratio) : 0;
  }
}
