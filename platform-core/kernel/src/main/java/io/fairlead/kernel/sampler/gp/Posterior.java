package io.fairlead.kernel.sampler.gp;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Gaussian process given data: what it expects at any point, and how surely. */
final class Posterior {

  private final Data data;
  private final Hyperparameters fitted;
  private final Warping warping;
  private final Covariance covariance;
  private final double[][] bent;
  private final Likeness likeness;
  private final Factor factor;
  private final double[] alpha;

  Posterior(Data data, Hyperparameters fitted) {
    this.data = data;
    this.fitted = fitted;
    warping = fitted.warping();
    bent = new double[data.size()][];
    Arrays.setAll(bent, a -> warping.bend(data.points()[a]));
    covariance = fitted.covariance(data.geometry());
    likeness = new Likeness(covariance, bent);
    int n = data.size();
    double extra = 0;
    @Nullable Factor found = null;
    while (found == null) {
      double[][] upper = new double[n][n];
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < a; b++) {
          upper[b][a] = covariance.of(bent[a], bent[b]);
        }
        upper[a][a] = covariance.variance() + noise(data.points()[a]) + data.doubts()[a] + extra;
      }
      found = Factor.of(upper);
      extra = Math.max(1e-6 * covariance.variance(), 10 * extra);
    }
    factor = found;
    alpha = data.targets().clone();
    factor.solveLower(alpha);
    factor.solveUpper(alpha);
  }

  /** The variance of a trial's value at {@code point} around what is expected there. */
  double noise(double[] point) {
    return fitted.noise(data.geometry().traits(point));
  }

  /** What is expected at several points together. */
  Joint joint(List<double[]> points) {
    int n = points.size();
    double[] means = new double[n];
    double[][] solved = new double[n][];
    double[][] upper = new double[n][n];
    List<double[]> places = points.stream().map(warping::bend).toList();
    for (int a = 0; a < n; a++) {
      solved[a] = covariances(points.get(a));
      means[a] = product(solved[a]);
      factor.solveLower(solved[a]);
      for (int b = 0; b <= a; b++) {
        double left = covariance.of(places.get(a), places.get(b));
        for (int i = 0; i < alpha.length; i++) {
          left -= solved[a][i] * solved[b][i];
        }
        upper[b][a] = left;
      }
    }
    return Joint.of(means, upper, covariance.variance());
  }

  private double[] covariances(double[] point) {
    return likeness.to(warping.bend(point));
  }

  private double product(double[] covariances) {
    double sum = 0;
    for (int a = 0; a < alpha.length; a++) {
      sum += alpha[a] * covariances[a];
    }
    return sum;
  }

  double mean(double[] point) {
    return product(covariances(point));
  }

  Prediction predict(double[] point) {
    double[] covariances = covariances(point);
    double mean = product(covariances);
    factor.solveLower(covariances);
    double left = covariance.variance();
    for (double each : covariances) {
      left -= each * each;
    }
    return new Prediction(mean, Math.sqrt(Math.max(left, 1e-12 * covariance.variance())));
  }
}
