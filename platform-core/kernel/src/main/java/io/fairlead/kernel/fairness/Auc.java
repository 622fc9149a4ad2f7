package io.fairlead.kernel.fairness;

/**
 * Area under the ROC curve: how often a positive row has the higher score, ties counting half.
 * Interval: Newcombe, Statistics in Medicine 25 (2006), part 2, method 5, a score interval on the
 * variance of Hanley and McNeil that stays within 0 and 1 and has width also at its ends.
 */
final class Auc {

  private static final int HALVINGS = 60;

  private Auc() {}

  /** Of sorted scores of either class; none where a class is missing. */
  static Figure of(double[] positive, double[] negative) {
    if (positive.length == 0 || negative.length == 0) {
      return Figure.none();
    }
    double auc = value(positive, negative);
    double low = end(auc, 0, positive.length, negative.length);
    double high = end(auc, 1, positive.length, negative.length);
    return Figure.of(auc, new Interval(low, high));
  }

  private static double value(double[] positive, double[] negative) {
    double wins = 0;
    int below = 0;
    int upTo = 0;
    for (double score : positive) {
      while (below < negative.length && negative[below] < score) {
        below++;
      }
      upTo = Math.max(upTo, below);
      while (upTo < negative.length && negative[upTo] <= score) {
        upTo++;
      }
      wins += 0.5 * below + 0.5 * upTo;
    }
    return wins / positive.length / negative.length;
  }

  /** The value between the estimate and {@code limit} that is just compatible with the estimate. */
  private static double end(double auc, double limit, long positive, long negative) {
    double inside = auc;
    double outside = limit;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (inside + outside) / 2;
      double deviation = Math.abs(auc - middle);
      if (deviation <= Interval.Z * Math.sqrt(variance(middle, positive, negative))) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return inside;
  }

  private static double variance(double auc, long positive, long negative) {
    double others = (positive + negative) / 2.0 - 1;
    double spread = 1 + others * (1 - auc) / (2 - auc) + others * auc / (1 + auc);
    return auc * (1 - auc) * spread / ((double) positive * negative);
  }
}
