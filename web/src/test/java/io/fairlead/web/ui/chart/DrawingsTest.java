package io.fairlead.web.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Objective;
import io.fairlead.platform.metrics.Metrics.Curve;
import io.fairlead.platform.trial.ObjectiveHistory;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class DrawingsTest {

  private static final Objective AUC = new Objective("auc <x>", Direction.MAXIMIZE);

  private static ObjectiveHistory history(double... values) {
    int[] numbers = new int[values.length];
    byte[] states = new byte[values.length];
    UUID[] trials = new UUID[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = i;
      states[i] = 3; // COMPLETE
      trials[i] = new UUID(0, i);
    }
    return new ObjectiveHistory(trials, numbers, values, states);
  }

  @Test
  void aHistoryHasAPointForEachValueAndTheBestSoFar() {
    var svg = Jsoup.parse(Drawings.history(history(0.5, Double.NaN, 0.7, 0.6), AUC));
    assertThat(svg.select("circle")).hasSize(3);
    assertThat(svg.select("path.best")).hasSize(1);
    assertThat(svg.text()).contains("auc <x>", "#2: 0.7, finished");
    assertThat(Drawings.history(history(Double.NaN), AUC)).isEmpty();
    assertThat(Drawings.history(history(), AUC)).isEmpty();
    assertThat(Drawings.history(history(0.5, 0.5), AUC)).doesNotContain("NaN", "Infinity");
  }

  @Test
  void curvesAreLinesWithGaps() {
    Curve curve =
        new Curve(
            new UUID(0, 1),
            new long[] {1, 2, 3},
            new double[] {1, 1, 1},
            new double[] {1, 1, 1},
            new double[] {0.1, Double.NaN, 0.3});
    String svg = Drawings.curves(List.of(curve), "auc");
    assertThat(Jsoup.parse(svg).select("path.series-0").attr("d")).containsPattern("M.*M");
    assertThat(Drawings.curves(List.of(), "auc")).isEmpty();
  }

  @Test
  void aSparklineNeedsAnImprovement() {
    assertThat(Sparkline.svg(history(0.5, 0.4, 0.6), true)).contains("from 0.5 to 0.6");
    assertThat(Sparkline.svg(history(0.5, 0.4), true)).isEmpty();
    assertThat(Sparkline.svg(history(), true)).isEmpty();
  }
}
