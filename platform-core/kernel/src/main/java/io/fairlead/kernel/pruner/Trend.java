package io.fairlead.kernel.pruner;

import io.fairlead.kernel.model.StudentDistribution;
import java.util.List;

/**
 * The loss in the end as a straight line of that at a rung, fitted by least squares with a slope
 * drawn towards 1 by one trial's weight. What is far worse than the median is cut off: how bad a
 * bad trial is would hide how the good ones go on.
 *
 * @param slope from 0 to 1.5
 * @param here the mean loss at the rung
 * @param end the mean loss in the end
 * @param cut the highest loss at the rung that is told from worse ones
 * @param deviation of the ends around the line
 * @param spread the sum of squares of the losses at the rung, with the prior's; 0 if all are equal
 * @param trials that it was fitted to
 */
record Trend(
    double slope,
    double here,
    double end,
    double cut,
    double deviation,
    double spread,
    int trials) {

  /** A trial's loss at a rung and in the end. */
  record Pair(double here, double end) {}

  /** With fewer trials there is no trend. */
  static final int FEWEST = 3;

  private static final double MOST_SLOPE = 1.5;
  private static final double CUT = 2;
  private static final double LEAST_DEVIATION = 1e-12;

  static Trend of(List<Pair> pairs) {
    int n = pairs.size();
    double cutHere = cut(pairs.stream().mapToDouble(Pair::here).sorted().toArray());
    double cutEnd = cut(pairs.stream().mapToDouble(Pair::end).sorted().toArray());
    double[] x = pairs.stream().mapToDouble(each -> Math.min(each.here(), cutHere)).toArray();
    double[] y = pairs.stream().mapToDouble(each -> Math.min(each.end(), cutEnd)).toArray();
    double here = mean(x);
    double end = mean(y);
    double squares = 0;
    double products = 0;
    for (int i = 0; i < n; i++) {
      squares += (x[i] - here) * (x[i] - here);
      products += (x[i] - here) * (y[i] - end);
    }
    double prior = squares / n;
    double slope =
        squares > 0 ? Math.clamp((products + prior) / (squares + prior), 0, MOST_SLOPE) : 1;
    double rest = 0;
    for (int i = 0; i < n; i++) {
      double off = y[i] - end - slope * (x[i] - here);
      rest += off * off;
    }
    return new Trend(slope, here, end, cutHere, Math.sqrt(rest / (n - 2)), squares + prior, n);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double each : values) {
      sum += each;
    }
    return sum / values.length;
  }

  private static double cut(double[] sorted) {
    double median = sorted[(sorted.length - 1) / 2];
    return median + CUT * (median - sorted[0]);
  }

  /** The chance that a trial with {@code loss} at the rung ends below {@code best}. */
  double chanceBelow(double best, double loss) {
    double off = Math.min(loss, cut) - here;
    double wider = 1 + 1.0 / trials + (spread > 0 ? off * off / spread : 0);
    double error = Math.max(deviation * Math.sqrt(wider), LEAST_DEVIATION);
    return StudentDistribution.below((best - end - slope * off) / error, trials - 2);
  }
}
