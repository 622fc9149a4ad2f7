package io.fairlead.kernel.comparison;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Areas under the ROC curve; ties count half. Rows are drawn within each class, so that the area
 * exists for every draw and the classes keep their shares.
 */
public final class AucScores implements PairedScores {

  private final boolean[] positive;
  private final int[] positives;
  private final int[] negatives;
  private final Ranking reference;
  private final Ranking candidate;

  /**
   * @param positive whether the label is the positive one; both kinds occur
   * @param reference scores by the first model, higher for what is likelier positive; finite
   * @param candidate scores by the second
   */
  public AucScores(boolean[] positive, double[] reference, double[] candidate) {
    if (positive.length != reference.length || positive.length != candidate.length) {
      throw new IllegalArgumentException(
          "Each row has a label and a score by each model; there are %d, %d and %d of them."
              .formatted(positive.length, reference.length, candidate.length));
    }
    this.positive = positive.clone();
    positives = IntStream.range(0, positive.length).filter(row -> positive[row]).toArray();
    negatives = IntStream.range(0, positive.length).filter(row -> !positive[row]).toArray();
    if (positives.length == 0 || negatives.length == 0) {
      throw new IllegalArgumentException(
          "An area under the ROC curve needs rows of both classes; there are %d and %d."
              .formatted(positives.length, negatives.length));
    }
    this.reference = new Ranking(reference);
    this.candidate = new Ranking(candidate);
  }

  @Override
  public int rows() {
    return positive.length;
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public double reference(int[] weights) {
    return reference.area(weights);
  }

  @Override
  public double candidate(int[] weights) {
    return candidate.area(weights);
  }

  @Override
  public void draw(int[] weights, RandomGenerator random) {
    Arrays.fill(weights, 0);
    draw(positives, weights, random);
    draw(negatives, weights, random);
  }

  private static void draw(int[] rows, int[] weights, RandomGenerator random) {
    for (int drawn = 0; drawn < rows.length; drawn++) {
      weights[rows[random.nextInt(rows.length)]]++;
    }
  }

  /** Rows in ascending order of a model's score, sorted once for all draws. */
  private final class Ranking {

    private final int[] order;
    private final boolean[] endsTie;

    Ranking(double[] scores) {
      order =
          IntStream.range(0, scores.length)
              .boxed()
              .sorted(Comparator.comparingDouble(row -> finite(scores[row]) + 0.0))
              .mapToInt(Integer::intValue)
              .toArray();
      endsTie = new boolean[order.length];
      for (int i = 0; i < order.length; i++) {
        endsTie[i] = i == order.length - 1 || scores[order[i]] != scores[order[i + 1]];
      }
    }

    double area(int[] weights) {
      double wins = 0;
      long below = 0;
      long above = 0;
      long tiedNegatives = 0;
      long tiedPositives = 0;
      for (int i = 0; i < order.length; i++) {
        int row = order[i];
        if (positive[row]) {
          tiedPositives += weights[row];
        } else {
          tiedNegatives += weights[row];
        }
        if (endsTie[i]) {
          wins += tiedPositives * (below + 0.5 * tiedNegatives);
          below += tiedNegatives;
          above += tiedPositives;
          tiedNegatives = 0;
          tiedPositives = 0;
        }
      }
      return wins / above / below;
    }
  }

  private static double finite(double score) {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("Scores are finite; one is " + score + ".");
    }
    return score;
  }
}
