package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Axis;
import io.fairlead.kernel.model.Encoding;

/**
 * How far apart two points are, axis by axis: on an ordered axis the squared difference, its first
 * and last value being 1 apart; otherwise 1 when they differ. A parameter that lives in one point
 * only counts as different.
 */
final class Geometry {

  /** Noise isn't told apart by choices if there are more. */
  private static final int MOST_CHOICES = 10;

  private final boolean[] ordered;
  private final double[] low;
  private final double[] span;

  /** The first trait of each axis, and at the end how many there are. */
  private final int[] traits;

  Geometry(Encoding encoding) {
    int axes = encoding.dimensions();
    ordered = new boolean[axes];
    low = new double[axes];
    span = new double[axes];
    traits = new int[axes + 1];
    for (int i = 0; i < axes; i++) {
      Axis axis = encoding.axis(i);
      ordered[i] = axis.ordered();
      low[i] = axis.snap(0);
      double high = axis.snap(1);
      span[i] = high > low[i] ? high - low[i] : 1;
      long levels = axis.levels();
      int own = levels == 1 ? 0 : ordered[i] ? 1 : levels <= MOST_CHOICES ? (int) levels : 0;
      traits[i + 1] = traits[i] + own;
    }
  }

  int axes() {
    return ordered.length;
  }

  boolean ordered(int axis) {
    return ordered[axis];
  }

  /** How many things about a point noise may depend on. */
  int traits() {
    return traits[ordered.length];
  }

  /**
   * What noise may depend on at a placed point: along an ordered axis how far from its middle, else
   * 1 for the choice taken and 0 for the others; 0 where a parameter doesn't live.
   */
  double[] traits(double[] placed) {
    double[] at = new double[traits()];
    for (int i = 0; i < placed.length; i++) {
      int own = traits[i + 1] - traits[i];
      if (own > 0 && !Double.isNaN(placed[i])) {
        if (ordered[i]) {
          at[traits[i]] = placed[i] - 0.5;
        } else {
          at[traits[i] + Math.min((int) (placed[i] * own), own - 1)] = 1;
        }
      }
    }
    return at;
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
