package io.fairlead.kernel.fairness;

/**
 * Rows of about the same score.
 *
 * @param count rows, at least 1
 * @param meanScore their mean score
 * @param rate the share of positive labels among them, with its interval
 */
public record CalibrationBin(long count, double meanScore, Figure rate) {

  double distance() {
    return rate.value() - meanScore;
  }
}
