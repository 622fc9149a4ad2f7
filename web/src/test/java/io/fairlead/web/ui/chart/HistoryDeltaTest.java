package io.fairlead.web.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.trial.ObjectiveHistory;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryDeltaTest {

  private final HistoryDelta delta = new HistoryDelta();

  @Test
  void tellsAllAtFirstAndThenOnlyWhatChanged() {
    assertThat(delta.next(history(new double[] {0.5, Double.NaN}, 3, 1)))
        .hasValueSatisfying(
            told -> {
              HistoryDelta.Show show = (HistoryDelta.Show) told;
              assertThat(show.values()).containsExactly(0.5, null);
              assertThat(show.states()).isEqualTo("31");
            });
    assertThat(delta.next(history(new double[] {0.5, 0.7, 0.6}, 3, 3, 1)))
        .hasValueSatisfying(
            told -> {
              HistoryDelta.Patch patch = (HistoryDelta.Patch) told;
              assertThat(patch.at()).containsExactly(1, 2);
              assertThat(patch.values()).containsExactly(0.7, 0.6);
              assertThat(patch.states()).isEqualTo("31");
            });
  }

  @Test
  void saysNothingWhenNothingChanged() {
    ObjectiveHistory same = history(new double[] {0.5, Double.NaN}, 3, 1);
    delta.next(same);
    assertThat(delta.next(same)).isEmpty();
  }

  private static ObjectiveHistory history(double[] values, int... states) {
    int[] numbers = new int[values.length];
    byte[] bytes = new byte[values.length];
    UUID[] ids = new UUID[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = i;
      bytes[i] = (byte) states[i];
      ids[i] = new UUID(0, i);
    }
    return new ObjectiveHistory(ids, numbers, values, bytes);
  }
}
