package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Lesson;
import java.util.Arrays;
import java.util.List;

/**
 * What a process is fitted to.
 *
 * @param points by rows, as of {@link Geometry#place}
 * @param targets standardised, less is better
 * @param doubts how far the targets may be off beside noise, as variances
 */
record Data(Geometry geometry, double[][] points, double[] targets, double[] doubts) {

  /** A target that may be off by two deviations of all of them tells next to nothing. */
  private static final double MOST_DOUBT = 4;

  /** So many lessons are taken in. */
  static final int MOST = 200;

  /** Targets that are as they were measured. */
  Data(Geometry geometry, double[][] points, double[] targets) {
    this(geometry, points, targets, new double[targets.length]);
  }

  static Data of(Geometry geometry, List<Lesson> lessons, Targets targets) {
    return new Data(
        geometry,
        lessons.stream().map(each -> geometry.place(each.point())).toArray(double[][]::new),
        targets.values(),
        lessons.stream().mapToDouble(each -> doubt(each.error() / targets.unit())).toArray());
  }

  private static double doubt(double error) {
    return Math.min(MOST_DOUBT, error * error);
  }

  int size() {
    return targets.length;
  }

  /** Also what is expected at points that are being tried (Ginsbourger's kriging believer). */
  Data believing(List<double[]> pending, Posterior posterior) {
    int n = size();
    int size = n + pending.size();
    double[][] morePoints = Arrays.copyOf(points, size);
    double[] moreTargets = Arrays.copyOf(targets, size);
    for (int i = n; i < size; i++) {
      morePoints[i] = pending.get(i - n);
      moreTargets[i] = posterior.predict(morePoints[i]).mean();
    }
    return new Data(geometry, morePoints, moreTargets, Arrays.copyOf(doubts, size));
  }
}
