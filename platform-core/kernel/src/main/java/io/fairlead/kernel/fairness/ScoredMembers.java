package io.fairlead.kernel.fairness;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Sorted scores of either class; a threshold costs two binary searches. */
final class ScoredMembers implements Members {

  private final double[] positive;
  private final double[] negative;
  private final List<CalibrationBin> calibration;
  private final Map<Measure, Figure> ofScores = new EnumMap<>(Measure.class);

  private ScoredMembers(double[] positive, double[] negative) {
    this.positive = positive;
    this.negative = negative;
    boolean probabilities = within(positive) && within(negative);
    calibration = probabilities ? Calibration.bins(positive, negative) : List.of();
    ofScores.put(Measure.AUC, Auc.of(positive, negative));
    if (probabilities) {
      ofScores.put(Measure.BRIER, brier());
      ofScores.put(Measure.CALIBRATION_ERROR, Calibration.error(calibration));
    }
  }

  static ScoredMembers of(Predictions.Scored scored, int[] rows) {
    return new ScoredMembers(sorted(scored, rows, true), sorted(scored, rows, false));
  }

  private static double[] sorted(Predictions.Scored scored, int[] rows, boolean label) {
    double[] scores =
        IntStream.of(rows)
            .filter(row -> scored.positive()[row] == label)
            .mapToDouble(row -> scored.scores()[row])
            .toArray();
    Arrays.sort(scores);
    return scores;
  }

  private static boolean within(double[] sorted) {
    return sorted.length == 0 || (sorted[0] >= 0 && sorted[sorted.length - 1] <= 1);
  }

  /**
   * Interval: Student's on the mean of the squared distances (Bradley, Schwartz and Hashino,
   * Weather and Forecasting 23, 2008), within 0 and 1.
   */
  private Figure brier() {
    double[] squares = new double[positive.length + negative.length];
    for (int i = 0; i < positive.length; i++) {
      squares[i] = (1 - positive[i]) * (1 - positive[i]);
    }
    for (int i = 0; i < negative.length; i++) {
      squares[positive.length + i] = negative[i] * negative[i];
    }
    return MeanInterval.of(squares, 0, 1);
  }

  @Override
  public Map<Measure, Figure> figures(double threshold) {
    Map<Measure, Figure> figures = counts(threshold).figures();
    figures.putAll(ofScores);
    return Members.complete(figures, Measure.ofClasses());
  }

  @Override
  public Optional<Confusion> confusion(double threshold) {
    return Optional.of(counts(threshold));
  }

  private Confusion counts(double threshold) {
    int missed = below(positive, threshold);
    int rejected = below(negative, threshold);
    return new Confusion(positive.length - missed, negative.length - rejected, rejected, missed);
  }

  private static int below(double[] sorted, double threshold) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public List<CalibrationBin> calibration() {
    return calibration;
  }

  @Override
  public List<Integer> histogram(double low, double high, int steps) {
    int[] before = new int[steps + 1];
    for (int step = 1; step < steps; step++) {
      double bound = low + (high - low) * step / steps;
      before[step] = below(positive, bound) + below(negative, bound);
    }
    before[steps] = positive.length + negative.length;
    return IntStream.range(0, steps).mapToObj(i -> before[i + 1] - before[i]).toList();
  }

  double least() {
    return Math.min(
        positive.length == 0 ? Double.POSITIVE_INFINITY : positive[0],
        negative.length == 0 ? Double.POSITIVE_INFINITY : negative[0]);
  }

  double most() {
    return Math.max(
        positive.length == 0 ? Double.NEGATIVE_INFINITY : positive[positive.length - 1],
        negative.length == 0 ? Double.NEGATIVE_INFINITY : negative[negative.length - 1]);
  }
}
