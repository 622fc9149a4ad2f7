package io.fairlead.kernel.sampler.gp;

import org.jspecify.annotations.Nullable;

/**
 * The Cholesky factor U of a symmetric positive matrix A = UᵀU, by rows. The inner loops run along
 * rows without a sum that goes round, so that the JVM makes vector code of them and the results are
 * the same on every machine.
 */
final class Factor {

  private final double[][] rows;

  private Factor(double[][] rows) {
    this.rows = rows;
  }

  /**
   * Factors in place.
   *
   * @param upper the upper triangle of A by rows; what lies below isn't read
   * @return nothing when A isn't positive to the precision of doubles
   */
  static @Nullable Factor of(double[][] upper) {
    int n = upper.length;
    for (int k = 0; k < n; k++) {
      double[] pivot = upper[k];
      if (!(pivot[k] > 1e-12)) {
        return null;
      }
      double root = Math.sqrt(pivot[k]);
      for (int j = k; j < n; j++) {
        pivot[j] /= root;
      }
      for (int i = k + 1; i < n; i++) {
        subtract(upper[i], pivot[i], pivot, i, n);
      }
    }
    return new Factor(upper);
  }

  private static void subtract(double[] from, double factor, double[] row, int start, int end) {
    for (int j = start; j < end; j++) {
      from[j] -= factor * row[j];
    }
  }

  /** Solves Uᵀz = b in place; the squares of z sum to bᵀA⁻¹b. */
  void solveLower(double[] b) {
    int n = rows.length;
    for (int k = 0; k < n; k++) {
      b[k] /= rows[k][k];
      subtract(b, b[k], rows[k], k + 1, n);
    }
  }

  /** Solves Ux = z in place. */
  void solveUpper(double[] z) {
    for (int k = rows.length - 1; k >= 0; k--) {
      double sum = z[k];
      for (int j = k + 1; j < z.length; j++) {
        sum -= rows[k][j] * z[j];
      }
      z[k] = sum / rows[k][k];
    }
  }

  /** Uᵀz: has the covariance A when z has independent entries of variance 1. */
  double[] spread(double[] z) {
    double[] sums = new double[z.length];
    for (int k = 0; k < z.length; k++) {
      subtract(sums, -z[k], rows[k], k, z.length);
    }
    return sums;
  }

  double logDeterminant() {
    double sum = 0;
    for (int k = 0; k < rows.length; k++) {
      sum += StrictMath.log(rows[k][k]);
    }
    return 2 * sum;
  }

  /** The lower triangle of A⁻¹ by rows; row i has i + 1 entries. */
  double[][] inverse() {
    int n = rows.length;
    double[][] lower = new double[n][]; // U⁻ᵀ
    for (int i = 0; i < n; i++) {
      lower[i] = new double[i + 1];
      lower[i][i] = 1;
    }
    for (int k = 0; k < n; k++) {
      double[] solved = lower[k];
      double diagonal = rows[k][k];
      for (int j = 0; j <= k; j++) {
        solved[j] /= diagonal;
      }
      for (int i = k + 1; i < n; i++) {
        subtract(lower[i], rows[k][i], solved, 0, k + 1);
      }
    }
    double[][] inverse = new double[n][];
    for (int i = 0; i < n; i++) {
      inverse[i] = new double[i + 1];
      for (int k = i; k < n; k++) {
        subtract(inverse[i], -lower[k][i], lower[k], 0, i + 1);
      }
    }
    return inverse;
  }
}
