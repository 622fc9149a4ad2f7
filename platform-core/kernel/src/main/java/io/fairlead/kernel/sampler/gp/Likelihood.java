package io.fairlead.kernel.sampler.gp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The logarithm of the marginal likelihood of some data, with priors on the hyperparameters, and
 * its gradient (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, section
 * 5.4).
 */
final class Likelihood {

  private final Data data;
  private final int axes;
  private final double[][] squares;

  Likelihood(Data data) {
    this.data = data;
    axes = data.geometry().axes();
    squares = new double[data.size()][];
    for (int a = 0; a < data.size(); a++) {
      squares[a] = new double[a * axes];
      for (int b = 0; b < a; b++) {
        for (int i = 0; i < axes; i++) {
          squares[a][b * axes + i] =
              data.geometry().squared(i, data.points()[a][i], data.points()[b][i]);
        }
      }
    }
  }

  /**
   * @param gradient is filled
   * @return minus infinity where the kernel matrix can't be factored
   */
  double at(Hyperparameters at, double[] gradient) {
    int n = data.size();
    double[] weights = at.weights();
    double variance = at.variance();
    double[][] upper = new double[n][n];
    double[][] slopes = new double[n][];
    double[][] kernel = new double[n][];
    for (int a = 0; a < n; a++) {
      slopes[a] = new double[a];
      kernel[a] = new double[a];
      for (int b = 0; b < a; b++) {
        double squared = 0;
        for (int i = 0; i < axes; i++) {
          squared += weights[i] * squares[a][b * axes + i];
        }
        double r = Math.sqrt(5 * squared);
        double exp = StrictMath.exp(-r);
        kernel[a][b] = variance * (1 + r + r * r / 3) * exp;
        slopes[a][b] = variance * (-5.0 / 6) * (1 + r) * exp;
        upper[b][a] = kernel[a][b];
      }
      upper[a][a] = variance + at.noise();
    }
    @Nullable Factor factor = Factor.of(upper);
    if (factor == null) {
      return Double.NEGATIVE_INFINITY;
    }
    double[] alpha = data.targets().clone();
    factor.solveLower(alpha);
    double fit = 0;
    for (double each : alpha) {
      fit += each * each;
    }
    factor.solveUpper(alpha);
    double value = -0.5 * fit - 0.5 * factor.logDeterminant();
    differentiate(at, weights, factor.inverse(), alpha, kernel, slopes, gradient);
    for (int i = 0; i < gradient.length; i++) {
      double deviation = Hyperparameters.priorDeviation(axes, i);
      double z = (at.values()[i] - Hyperparameters.priorMean(axes, i)) / deviation;
      value -= 0.5 * z * z;
      gradient[i] -= z / deviation;
    }
    return value;
  }

  private void differentiate(
      Hyperparameters at,
      double[] weights,
      double[][] inverse,
      double[] alpha,
      double[][] kernel,
      double[][] slopes,
      double[] gradient) {
    Arrays.fill(gradient, 0);
    double byVariance = 0;
    double[] byWeight = new double[axes];
    for (int a = 0; a < data.size(); a++) {
      double[] row = squares[a];
      for (int b = 0; b < a; b++) {
        double pull = alpha[a] * alpha[b] - inverse[a][b]; // twice a half, for both triangles
        byVariance += pull * kernel[a][b];
        double by = pull * slopes[a][b];
        for (int i = 0; i < axes; i++) {
          byWeight[i] += by * row[b * axes + i];
        }
      }
      double half = 0.5 * (alpha[a] * alpha[a] - inverse[a][a]);
      byVariance += half * at.variance();
      gradient[axes + 1] += half * (at.noise() - Hyperparameters.LEAST_NOISE);
    }
    for (int i = 0; i < axes; i++) {
      gradient[i] = byWeight[i] * weights[i];
    }
    gradient[axes] = byVariance;
  }
}
