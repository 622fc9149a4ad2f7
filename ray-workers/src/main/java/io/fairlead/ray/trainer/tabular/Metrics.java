package io.fairlead.ray.trainer.tabular;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The figures by which models are compared. Sums run in row order and use {@link StrictMath}, so
 * that the same input gives the same bits on every machine.
 */
public final class Metrics {

  /** Keeps the logarithm of a probability finite, as scikit-learn and LightGBM do. */
  private static final double SMALLEST_PROBABILITY = 1e-15;

  private Metrics() {}

  /**
   * The area under the ROC curve: the probability that a positive row scores higher than a negative
   * one, ties counting half (Mann–Whitney U by exact integer counts).
   *
   * @return NaN when only one class is present or a score is NaN
   */
  public static double auc(double[] scores, boolean[] positive) {
    if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
      return Double.NaN;
    }
    Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    // + 0.0 makes -0.0 tie with 0.0, as it should.
    Arrays.sort(order, Comparator.comparingDouble(i -> scores[i] + 0.0));
    long positives = 0;
    long negatives = 0;
    long doubledWins = 0;
    for (int start = 0, end; start < order.length; start = end) {
      long tiedPositives = 0;
      for (end = start; end < order.length && scores[order[end]] == scores[order[start]]; end++) {
        tiedPositives += positive[order[end]] ? 1 : 0;
      }
      long tiedNegatives = end - start - tiedPositives;
      doubledWins += tiedPositives * (2 * negatives + tiedNegatives);
      positives += tiedPositives;
      negatives += tiedNegatives;
    }
    return positives == 0 || negatives == 0
        ? Double.NaN
        : doubledWins / (2.0 * positives * negatives);
  }

  /** What a row whose true class was given {@code probability} adds to the log-loss, in nats. */
  public static double logLoss(double probability) {
    if (Double.isNaN(probability)) {
      return Double.NaN;
    }
    return -StrictMath.log(Math.clamp(probability, SMALLEST_PROBABILITY, 1.0));
  }

  /** 1 / (1 + e^−x), without overflow. */
  public static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + StrictMath.exp(-x));
    }
    double e = StrictMath.exp(x);
    return e / (1 + e);
  }

  /** Turns the {@code count} scores from {@code offset} on into probabilities, in place. */
  public static void softmax(double[] scores, int offset, int count) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = offset; i < offset + count; i++) {
      max = Math.max(max, scores[i]);
    }
    double sum = 0;
    for (int i = offset; i < offset + count; i++) {
      scores[i] = StrictMath.exp(scores[i] - max);
      sum += scores[i];
    }
    for (int i = offset; i < offset + count; i++) {
      scores[i] /= sum;
    }
  }
}
