package io.fairlead.ray.trainer.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

  @Test
  void endsAfterRoundsWithoutImprovement() {
    EarlyStopping stopping = new EarlyStopping(2);
    assertThat(stopping.improves(3)).isTrue();
    assertThat(stopping.improves(2)).isTrue();
    assertThat(stopping.improves(2)).isFalse();
    assertThat(stopping.done()).isFalse();
    assertThat(stopping.improves(Double.NaN)).isFalse();
    assertThat(stopping.done()).isTrue();
    assertThat(stopping.bestStep()).isEqualTo(2);
  }

  @Test
  void neverEndsAndKeepsTheLastWithoutRounds() {
    EarlyStopping stopping = new EarlyStopping(0);
    for (int step = 1; step <= 5; step++) {
      stopping.improves(step);
      assertThat(stopping.done()).isFalse();
      assertThat(stopping.bestStep()).isEqualTo(step);
    }
  }

  @Test
  void anyLossIsBetterThanNaN() {
    EarlyStopping stopping = new EarlyStopping(2);
    stopping.improves(Double.NaN);
    assertThat(stopping.improves(1e9)).isTrue();
    assertThat(stopping.bestStep()).isEqualTo(2);
  }
}
