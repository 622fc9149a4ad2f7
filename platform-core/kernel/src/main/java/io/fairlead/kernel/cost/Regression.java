package io.fairlead.kernel.cost;

/**
 * Bayesian linear regression with normal priors on the coefficients and an unknown variance,
 * brought up to date row by row (recursive least squares; Gelman and others, Bayesian Data
 * Analysis, 3rd edition, 2013, chapter 14).
 */
final class Regression {

  private final double[] coefficients;

  /** The coefficients' covariance, in units of the variance. */
  private final double[][] covariance;

  private double squares;
  private int rows;

  /**
   * @param means of the coefficients' priors
   * @param variances of the coefficients' priors, in units of the variance
   * @param variance the prior's, which counts as two rows
   */
  Regression(double[] means, double[] variances, double variance) {
    coefficients = means.clone();
    covariance = new double[means.length][means.length];
    for (int i = 0; i < means.length; i++) {
      covariance[i][i] = variances[i];
    }
    squares = 2 * variance;
  }

  int rows() {
    return rows;
  }

  void add(double[] row, double target) {
    double[] pulled = pulled(row);
    double spread = 1 + product(row, pulled);
    double error = target - product(row, coefficients);
    for (int i = 0; i < row.length; i++) {
      coefficients[i] += pulled[i] * error / spread;
      for (int j = 0; j < row.length; j++) {
        covariance[i][j] -= pulled[i] * pulled[j] / spread;
      }
    }
    squares += error * error / spread;
    rows++;
  }

  double mean(double[] row) {
    return product(row, coefficients);
  }

  /** The variance of a new target, that of the coefficients included. */
  double variance(double[] row) {
    return squares / (rows + 2) * (1 + Math.max(0, product(row, pulled(row))));
  }

  private double[] pulled(double[] row) {
    double[] pulled = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      pulled[i] = product(covariance[i], row);
    }
    return pulled;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
