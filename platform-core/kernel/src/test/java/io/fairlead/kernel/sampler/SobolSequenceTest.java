package io.fairlead.kernel.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.random.Seeds;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SobolSequenceTest {

  private static double coordinate(int dimension, int index, long seed) {
    int scrambling = (int) Seeds.derive(seed, "test", dimension);
    return SobolSequence.coordinate(dimension, index, scrambling);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void everyDimensionHasOnePointInEachOf1024Slices(long seed) {
    for (int dimension = 0; dimension < SobolSequence.DIMENSIONS; dimension++) {
      Set<Integer> slices = new HashSet<>();
      for (int i = 0; i < 1024; i++) {
        slices.add((int) (coordinate(dimension, i, seed) * 1024));
      }
      assertThat(slices).as("dimension %d", dimension).hasSize(1024);
    }
  }

  /** Sobol's property A, which Joe and Kuo's numbers have and most others lack. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 12})
  void thereIsOnePointInEachCornerOfTheCube(int dimensions) {
    Set<Integer> corners = new HashSet<>();
    for (int i = 0; i < 1 << dimensions; i++) {
      int corner = 0;
      for (int dimension = 0; dimension < dimensions; dimension++) {
        corner = 2 * corner + (int) (2 * coordinate(dimension, i, 9));
      }
      corners.add(corner);
    }
    assertThat(corners).hasSize(1 << dimensions);
  }

  @Test
  void theFirstTwoDimensionsHaveOnePointInEveryBoxOfEqualSize() {
    for (int wide = 0; wide <= 8; wide++) {
      Set<Integer> boxes = new HashSet<>();
      for (int i = 0; i < 256; i++) {
        int column = (int) (coordinate(0, i, 4) * (1 << wide));
        int row = (int) (coordinate(1, i, 4) * (1 << (8 - wide)));
        boxes.add((column << 8) + row);
      }
      assertThat(boxes).hasSize(256);
    }
  }

  @Test
  void scramblingMovesEveryPoint() {
    for (int i = 0; i < 100; i++) {
      assertThat(coordinate(3, i, 1)).isNotEqualTo(coordinate(3, i, 2));
    }
  }
}
