package io.fairlead.kernel.fairness;

import java.util.ArrayList;
import java.util.List;

/**
 * How far scores, taken as probabilities, are from what happened: the root mean squared distance in
 * equal-mass bins, the square debiased (Kumar, Liang and Ma, Verified uncertainty calibration,
 * NeurIPS 2019; a negative square counts as 0).
 *
 * <p>Interval: of the squared error given the bins, whose variance has a part that stays when there
 * is no error and one that grows with it (Sun, Chaudhari, Barnett and Dobriban, A confidence
 * interval for the ℓ2 expected calibration error, 2024). It is inverted as a score interval, so
 * that the width is right in both cases. What differs from the paper: variances use shares drawn
 * towards one half (k + 1 of n + 2), and the growing part its largest possible factor, both on the
 * safe side.
 */
final class Calibration {

  private static final int MOST_BINS = 15;
  private static final int LEAST_ROWS = 25;

  private Calibration() {}

  /** Bins of about equal mass; equal scores are never parted. Of sorted scores of either class. */
  static List<CalibrationBin> bins(double[] positive, double[] negative) {
    int rows = positive.length + negative.length;
    int target = Math.ceilDiv(rows, Math.clamp(rows / LEAST_ROWS, 1, MOST_BINS));
    List<CalibrationBin> bins = new ArrayList<>();
    int p = 0;
    int n = 0;
    while (p + n < rows) {
      int fromP = p;
      int fromN = n;
      double sum = 0;
      double last = Double.NaN;
      // What would be left for a last bin of less than half the rows joins this one.
      while (p + n < rows
          && (p + n - fromP - fromN < target
              || rows - p - n < target / 2
              || next(positive, p, negative, n) == last)) {
        last = next(positive, p, negative, n);
        sum += last;
        if (p < positive.length && positive[p] == last) {
          p++;
        } else {
          n++;
        }
      }
      long count = (long) p + n - fromP - fromN;
      bins.add(
          new CalibrationBin(count, sum / count, new Proportion((long) p - fromP, count).figure()));
    }
    return bins;
  }

  static Figure error(List<CalibrationBin> bins) {
    long rows = bins.stream().mapToLong(CalibrationBin::count).sum();
    if (rows < 2) {
      return Figure.none();
    }
    double square = 0;
    double steady = 0;
    double growth = 0;
    for (CalibrationBin bin : bins) {
      double weight = (double) bin.count() / rows;
      double rate = bin.rate().value();
      double distance = bin.distance();
      double bias = bin.count() == 1 ? 0 : rate * (1 - rate) / (bin.count() - 1);
      square += weight * (distance * distance - bias);
      double drawn = (rate * bin.count() + 1) / (bin.count() + 2);
      double variance = drawn * (1 - drawn) / bin.count();
      steady += 2 * weight * weight * variance * variance;
      growth = Math.max(growth, 4 * weight * variance);
    }
    double low = end(square, steady, growth, -1);
    double high = end(Math.max(0, square), steady, growth, 1);
    return Figure.of(
        Math.sqrt(Math.max(0, square)),
        new Interval(Math.sqrt(Math.max(0, low)), Math.min(1, Math.sqrt(high))));
  }

  /** Where (square - t)² = z² (steady + growth t), on one side of the estimate. */
  private static double end(double square, double steady, double growth, int side) {
    double z2 = Interval.Z * Interval.Z;
    double centre = square + z2 * growth / 2;
    double discriminant = Math.max(0, centre * centre - square * square + z2 * steady);
    return centre + side * Math.sqrt(discriminant);
  }

  private static double next(double[] positive, int p, double[] negative, int n) {
    double a = p < positive.length ? positive[p] : Double.POSITIVE_INFINITY;
    double b = n < negative.length ? negative[n] : Double.POSITIVE_INFINITY;
    return Math.min(a, b);
  }
}
