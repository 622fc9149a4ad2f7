package io.fairlead.kernel.sampler.cma;

import java.util.List;

/** A covariance matrix and its square root; of many numbers, their variances alone. */
final class Shape {

  private static final double LEAST = 1e-14;

  private final int n;
  private final boolean together;
  private final double[][] covariance; // of numbers that are independent, one row: the variances
  private final double[] roots;
  private double[][] vectors;

  Shape(int n) {
    this.n = n;
    together = n <= Rates.MOST_TOGETHER;
    covariance = new double[together ? n : 1][n];
    vectors = new double[together ? n : 0][n];
    roots = new double[n];
    for (int i = 0; i < n; i++) {
      covariance[together ? i : 0][i] = 1;
      roots[i] = 1;
      if (together) {
        vectors[i][i] = 1;
      }
    }
  }

  double deviation(int i) {
    return Math.sqrt(covariance[together ? i : 0][i]);
  }

  /** How much longer the longest axis is than the shortest. */
  double condition() {
    double shortest = Double.POSITIVE_INFINITY;
    double longest = 0;
    for (double each : roots) {
      shortest = Math.min(shortest, each);
      longest = Math.max(longest, each);
    }
    return longest / shortest;
  }

  /** Independent standard normal numbers as one draw with this covariance. */
  double[] colour(double[] white) {
    double[] scaled = new double[n];
    for (int i = 0; i < n; i++) {
      scaled[i] = roots[i] * white[i];
    }
    return together ? turned(scaled) : scaled;
  }

  /** A draw as numbers that are independent and standard normal, along the same axes. */
  double[] whiten(double[] coloured) {
    double[] along = together ? new double[n] : coloured.clone();
    if (together) {
      for (int j = 0; j < n; j++) {
        for (int i = 0; i < n; i++) {
          along[j] += vectors[i][j] * coloured[i];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      along[i] /= roots[i];
    }
    return together ? turned(along) : along;
  }

  private double[] turned(double[] along) {
    double[] turned = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        turned[i] += vectors[i][j] * along[j];
      }
    }
    return turned;
  }

  /** Keeps a share of what is, and adds what the path and the best steps show. */
  void learn(
      double kept, double one, double[] path, double many, double[] weights, List<double[]> steps) {
    for (int i = 0; i < n; i++) {
      for (int j = together ? 0 : i; j <= i; j++) {
        double value = kept * covariance[together ? i : 0][j] + one * path[i] * path[j];
        for (int k = 0; k < weights.length; k++) {
          value += many * weights[k] * steps.get(k)[i] * steps.get(k)[j];
        }
        covariance[together ? i : 0][j] = value;
        if (together) {
          covariance[j][i] = value;
        }
      }
    }
    if (!together) {
      for (int i = 0; i < n; i++) {
        roots[i] = Math.sqrt(Math.max(covariance[0][i], LEAST));
      }
      return;
    }
    Eigen eigen = Eigen.of(covariance);
    vectors = eigen.vectors();
    for (int i = 0; i < n; i++) {
      roots[i] = Math.sqrt(Math.max(eigen.values()[i], LEAST));
    }
  }
}
