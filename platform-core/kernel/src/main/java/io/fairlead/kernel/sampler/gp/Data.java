package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Lesson;
import java.util.Arrays;
import java.util.List;

/**
 * What a process is fitted to.
 *
 * @param points by rows, as of {@link Geometry#place}
 * @param targets standardised, less is better
 */
record Data(Geometry geometry, double[][] points, double[] targets) {

  /** So many lessons are taken in. */
  static final int MOST = 200;

  static Data of(Geometry geometry, List<Lesson> lessons, Targets targets) {
    return new Data(
        geometry,
        lessons.stream().map(each -> geometry.place(each.point())).toArray(double[][]::new),
        targets.values());
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
    return new Data(geometry, morePoints, moreTargets);
  }
}
