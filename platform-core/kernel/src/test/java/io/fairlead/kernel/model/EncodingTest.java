package io.fairlead.kernel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.RandomSpaces;
import io.fairlead.kernel.space.SearchSpace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aPointGivesItsConfigurationBack(long seed) {
    var random = new SplitMix64(seed);
    for (int i = 0; i < 100; i++) {
      SearchSpace space = RandomSpaces.next(random);
      Encoding encoding = new Encoding(space);
      Configuration drawn = space.at(random.doubles(encoding.dimensions()).toArray());
      double[] point = encoding.point(drawn);
      assertThat(encoding.point(encoding.configuration(point)))
          .containsExactly(point, within(1e-9));
      for (int axis = 0; axis < point.length; axis++) {
        boolean lives = drawn.has(space.parameters().get(axis).name());
        assertThat(Double.isNaN(point[axis])).isEqualTo(!lives);
        if (lives && !encoding.axis(axis).isSmooth()) {
          double[] centres = encoding.axis(axis).centres();
          assertThat(centres[encoding.axis(axis).cell(point[axis])])
              .isCloseTo(point[axis], within(1e-12));
          assertThat(encoding.axis(axis).snap(point[axis])).isEqualTo(point[axis]);
        }
      }
    }
  }
}
