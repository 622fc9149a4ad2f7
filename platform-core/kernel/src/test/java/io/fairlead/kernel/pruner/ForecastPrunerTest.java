package io.fairlead.kernel.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.search.Pruner;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastPrunerTest extends PrunerContract {

  @Override
  Pruner pruner() {
    return new ForecastPruner(0, 20, 6);
  }

  @Test
  void rungsDoubleFromATwelfth() {
    assertThat(pruner().rungs(52)).containsExactly(4L, 8L, 16L, 32L);
    assertThat(new ForecastPruner(5, 20, 6).rungs(52)).containsExactly(5L, 10L, 20L, 40L);
  }

  @Test
  void aRungThatForetellsTheEndTellsWhoWins() {
    Trend trend =
        Trend.of(
            IntStream.range(0, 20)
                .mapToObj(i -> new Trend.Pair(i, 0.5 * i + (i % 2 == 0 ? 0.1 : -0.1)))
                .toList());
    assertThat(trend.slope()).isBetween(0.5, 0.6);
    assertThat(trend.chanceBelow(0, -4)).isGreaterThan(0.95);
    assertThat(trend.chanceBelow(0, 8)).isLessThan(0.05);
  }

  @Test
  void aRungThatForetellsNothingStopsNobody() {
    // from every loss at the rung, a third each ended at 0, 5 and 10
    Trend trend =
        Trend.of(IntStream.range(0, 30).mapToObj(i -> new Trend.Pair(i / 3, 5 * (i % 3))).toList());
    double worst = trend.chanceBelow(0, 9);
    assertThat(worst).isGreaterThan(0.1);
    assertThat(trend.chanceBelow(0, 0) - worst).isBetween(0.0, 0.05);
  }

  @Test
  void whatDoesntFitIsRefused() {
    assertThatThrownBy(() -> new ForecastPruner(-1, 20, 6)).hasMessageContaining("minSteps was -1");
    assertThatThrownBy(() -> new ForecastPruner(0, 0, 6)).hasMessageContaining("was 0");
    assertThatThrownBy(() -> new ForecastPruner(0, 20, 1)).hasMessageContaining("was 1");
  }
}
