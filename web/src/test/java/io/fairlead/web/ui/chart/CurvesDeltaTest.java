package io.fairlead.web.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.metrics.Metrics.Curve;
import io.fairlead.web.ui.chart.CurvesDelta.Numbered;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CurvesDeltaTest {

  private final CurvesDelta delta = new CurvesDelta();

  @Test
  void sendsOnlyCurvesThatGrew() {
    delta.next(List.of(curve(1, 0.5), curve(2, 0.4)));
    assertThat(delta.next(List.of(curve(2, 0.4, 0.6), curve(1, 0.5))))
        .hasValueSatisfying(
            patch -> {
              assertThat(patch.order()).containsExactly(2, 1);
              assertThat(patch.set()).singleElement().extracting(CurvesDelta.Line::n).isEqualTo(2);
            });
    assertThat(delta.next(List.of(curve(2, 0.4, 0.6), curve(1, 0.5)))).isEmpty();
  }

  @Test
  void leavesOutABandOfOneValueABucket() {
    assertThat(delta.next(List.of(curve(1, 0.5))).orElseThrow().set().getFirst().lo()).isNull();
    Curve wide =
        new Curve(
            new UUID(0, 3),
            new long[] {1},
            new double[] {0.1},
            new double[] {0.9},
            new double[] {0.5});
    assertThat(delta.next(List.of(new Numbered(3, null, wide))).orElseThrow().set().getFirst().hi())
        .containsExactly(0.9);
  }

  private static Numbered curve(int number, double... values) {
    long[] steps = new long[values.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i + 1L;
    }
    return new Numbered(
        number, null, new Curve(new UUID(0, number), steps, values, values, values));
  }
}
