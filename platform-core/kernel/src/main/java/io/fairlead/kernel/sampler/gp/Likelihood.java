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
  private final boolean warps;
  private final boolean tellsNoise;
  private final double[][] squares;
  private final double[][] traits;

  /** Exponents of the warping and traits of noise stay as they are where there are few data. */
  Likelihood(Data data, GpSettings settings) {
    this.data = data;
    axes = data.geometry().axes();
    warps = data.size() >= settings.warpFrom();
    tellsNoise = data.size() >= settings.noiseFrom();
    squares = new double[data.size()][];
    traits = new double[data.size()][];
    for (int a = 0; a < data.size(); a++) {
      traits[a] = data.geometry().traits(data.points()[a]);
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
    Covariance covariance = at.covariance(data.geometry());
    @Nullable Bends bends = warps ? new Bends(data, at.warping(), squares) : null;
    Kernels kernels = new Kernels(covariance, squares);
    double[][] upper = new double[n][n];
    double[] noise = new double[n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < a; b++) {
        upper[b][a] = kernels.of(a, b);
      }
      noise[a] = at.noise(traits[a]);
      upper[a][a] = covariance.variance() + noise[a] + data.doubts()[a];
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
    Arrays.fill(gradient, 0);
    double[][] inverse = factor.inverse();
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < a; b++) {
        // twice a half, for both triangles
        kernels.pull(a, b, alpha[a] * alpha[b] - inverse[a][b], bends);
      }
      kernels.pullAtOneself(0.5 * (alpha[a] * alpha[a] - inverse[a][a]));
    }
    kernels.addTo(gradient, at.variances());
    if (bends != null) {
      bends.addTo(gradient, at.firstWarp());
    }
    byNoise(at, noise, inverse, alpha, gradient);
    for (int i = 0; i < gradient.length; i++) {
      double deviation = at.priorDeviation(i);
      double z = (at.values()[i] - at.priorMean(i)) / deviation;
      value -= 0.5 * z * z;
      gradient[i] -= z / deviation;
    }
    return value;
  }

  private void byNoise(
      Hyperparameters at, double[] noise, double[][] inverse, double[] alpha, double[] gradient) {
    int first = at.firstTrait();
    for (int a = 0; a < data.size(); a++) {
      double half = 0.5 * (alpha[a] * alpha[a] - inverse[a][a]);
      double by = half * (noise[a] - Hyperparameters.LEAST_NOISE);
      gradient[at.noise()] += by;
      if (tellsNoise) {
        for (int i = 0; i < traits[a].length; i++) {
          gradient[first + i] += by * traits[a][i];
        }
      }
    }
  }
}
