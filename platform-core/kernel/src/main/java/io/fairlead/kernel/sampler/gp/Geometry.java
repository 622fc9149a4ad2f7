package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Axis;
import io.fairlead.kernel.model.Encoding;

/**
 * How far apart two points are, axis by axis: on an ordered axis the squared difference, its first
 * and last value being 1 apart; otherwise 1 when they differ. A parameter that lives in one point
 * only counts as different.
 */
final class Geometry {

  private final boolean[] ordered;
  private final double[] low;
  private final double[] span;

  Geometry(Encoding encoding) {
    int axes = encoding.dimensions();
    ordered = new boolean[axes];
    low = new double[axes];
    span = new double[axes];
    for (int i = 0; i < axes; i++) {
      Axis axis = encoding.axis(i);
      ordered[i] = axis.ordered();
      low[i] = axis.snap(0);
      double high = axis.snap(1);
      span[i] = high > low[i] ? high - low[i] : 1;
    }
  }

  int axes() {
    return ordered.length;
  }

  double[] place(double[] point) {
    double[] placed = new double[point.length];
    for (int i = 0; i < placed.length; i++) {
      placed[i] = ordered[i] ? (point[i] - low[i]) / span[i] : point[i];
    }
    return placed;
  }

  double squared(int axis, double a, double b) {
    if (a == b) {
      return 0;
    }
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.isNaN(a) && Double.isNaN(b) ? 0 : 1;
    }
    return ordered[axis] ? (a - b) * (a - b) : 1;
  }

  double squared(double[] weights, double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * squared(i, a[i], b[i]);
    }
    return sum;
  }
}
