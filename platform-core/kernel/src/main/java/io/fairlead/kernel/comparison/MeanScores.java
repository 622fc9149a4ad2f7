package io.fairlead.kernel.comparison;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Scores that are means over rows: accuracy, loss, mean squared error, and its root.
 *
 * @param reference of each row, by the first model; finite
 * @param candidate of each row, by the second
 * @param root whether the root of the mean is meant
 */
public record MeanScores(
    double[] reference, double[] candidate, boolean root, boolean higherIsBetter)
    implements PairedScores {

  public MeanScores {
    if (reference.length != candidate.length || reference.length == 0) {
      throw new IllegalArgumentException(
          "Two models are compared on the same rows, at least one; there are %d and %d."
              .formatted(reference.length, candidate.length));
    }
    if (!Arrays.stream(reference).allMatch(Double::isFinite)
        || !Arrays.stream(candidate).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("Each row has a finite score by each model.");
    }
  }

  @Override
  public int rows() {
    return reference.length;
  }

  @Override
  public double reference(int[] weights) {
    return mean(reference, weights);
  }

  @Override
  public double candidate(int[] weights) {
    return mean(candidate, weights);
  }

  private double mean(double[] scores, int[] weights) {
    double sum = 0;
    long count = 0;
    for (int row = 0; row < scores.length; row++) {
      sum += weights[row] * scores[row];
      count += weights[row];
    }
    return root ? Math.sqrt(sum / count) : sum / count;
  }

  @Override
  public void draw(int[] weights, RandomGenerator random) {
    Arrays.fill(weights, 0);
    for (int drawn = 0; drawn < weights.length; drawn++) {
      weights[random.nextInt(weights.length)]++;
    }
  }
}
