package io.fairlead.kernel.sampler.cma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.model.Axis;
import io.fairlead.kernel.model.Encoding;
import io.fairlead.kernel.model.Normal;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarginTest {

  private static final double LEAST = 0.02;

  private static Axis axis(long high, Scale scale) {
    var domain = new IntegerDomain(1, high, scale);
    return new Encoding(new SearchSpace(List.of(new Parameter("n", domain)))).axis(0);
  }

  @Test
  void aNarrowDistributionIsWidenedSoThatItLeavesItsValueUpAndDown() {
    var corrected = Margin.of(axis(10, Scale.LINEAR), 0.45, 1, 1e-4, LEAST);
    double width = 1e-4 * corrected.stretch();
    assertThat(Normal.cumulative((0.4 - corrected.mean()) / width))
        .isCloseTo(LEAST / 2, within(1e-6));
    assertThat(Normal.cumulative((corrected.mean() - 0.5) / width))
        .isCloseTo(LEAST / 2, within(1e-6));
  }

  @Test
  void aWideOneStaysAsItIs() {
    assertThat(Margin.of(axis(10, Scale.LINEAR), 0.45, 1, 0.3, LEAST))
        .isEqualTo(new Margin.Corrected(0.45, 1));
  }

  @Test
  void atTheEndTheMeanIsKeptNearTheNextValue() {
    var low = Margin.of(axis(10, Scale.LINEAR), -3, 1, 0.01, LEAST);
    assertThat(Normal.cumulative((low.mean() - 0.1) / 0.01)).isCloseTo(LEAST, within(1e-6));
    var high = Margin.of(axis(1000, Scale.LOG), 3, 1, 0.01, LEAST);
    assertThat(high.mean()).isLessThan(1.03).isGreaterThan(0.99);
  }

  @Test
  void realNumbersHaveNone() {
    assertThat(Margin.concerns(axis(1L << 40, Scale.LINEAR))).isFalse();
    assertThat(Margin.concerns(axis(1, Scale.LINEAR))).isFalse();
    assertThat(Margin.concerns(axis(2, Scale.LINEAR))).isTrue();
  }
}
