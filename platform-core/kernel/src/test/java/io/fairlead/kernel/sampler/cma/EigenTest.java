package io.fairlead.kernel.sampler.cma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.random.SplitMix64;
import org.junit.jupiter.api.Test;

class EigenTest {

  @Test
  void valuesAndVectorsGiveTheMatrixBack() {
    int n = 20;
    var random = new SplitMix64(4);
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = random.nextDouble() - 0.5;
        matrix[j][i] = matrix[i][j];
      }
    }
    Eigen eigen = Eigen.of(matrix);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double product = 0;
        double unit = 0;
        for (int k = 0; k < n; k++) {
          product += eigen.vectors()[i][k] * eigen.values()[k] * eigen.vectors()[j][k];
          unit += eigen.vectors()[k][i] * eigen.vectors()[k][j];
        }
        assertThat(product).isCloseTo(matrix[i][j], within(1e-12));
        assertThat(unit).isCloseTo(i == j ? 1 : 0, within(1e-12));
      }
    }
  }
}
