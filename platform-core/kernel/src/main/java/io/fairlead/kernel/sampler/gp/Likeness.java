package io.fairlead.kernel.sampler.gp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The covariances of points with fixed ones. What is looked at one after another often shares most
 * coordinates, so what follows from one coordinate is kept.
 */
final class Likeness {

  /**
   * What one coordinate of a point says of each fixed one.
   *
   * @param squared the weighted squared difference
   * @param like the axis' own kernel
   */
  private record Line(double[] squared, double[] like) {}

  private final Covariance covariance;
  private final double[][] fixed;
  private final List<Map<Double, Line>> lines = new ArrayList<>();

  Likeness(Covariance covariance, double[][] fixed) {
    this.covariance = covariance;
    this.fixed = fixed;
    for (int i = 0; i < covariance.weights().length; i++) {
      lines.add(new HashMap<>());
    }
  }

  double[] to(double[] point) {
    int n = fixed.length;
    double[] squared = new double[n];
    double[] sum = new double[n];
    double[] squares = new double[n];
    for (int i = 0; i < point.length; i++) {
      Line line = line(i, point[i]);
      for (int a = 0; a < n; a++) {
        squared[a] += line.squared[a];
        sum[a] += line.like[a];
        squares[a] += line.like[a] * line.like[a];
      }
    }
    double[] covariances = new double[n];
    for (int a = 0; a < n; a++) {
      covariances[a] =
          covariance.together() * Matern.value(squared[a]) + covariance.apart(sum[a], squares[a]);
    }
    return covariances;
  }

  private Line line(int axis, double at) {
    return lines.get(axis).computeIfAbsent(at, it -> compute(axis, it));
  }

  private Line compute(int axis, double at) {
    double[] squared = new double[fixed.length];
    double[] like = new double[fixed.length];
    for (int a = 0; a < fixed.length; a++) {
      double apart = covariance.geometry().squared(axis, at, fixed[a][axis]);
      squared[a] = covariance.weights()[axis] * apart;
      like[a] = Matern.value(covariance.own()[axis] * apart);
    }
    return new Line(squared, like);
  }
}
