package io.fairlead.platform.notebook.chart;

import io.fairlead.platform.problem.InvalidInput;
import java.util.List;

/**
 * What a chart cell holds.
 *
 * @param study the name of the cell that offers the study; empty while none is chosen
 * @param chart {@code history}, {@code curves} or {@code parallel}
 */
public record ChartContent(String study, String chart) {

  /** What can be drawn. */
  public static final List<String> CHARTS = List.of("history", "curves", "parallel");

  public ChartContent {
    study = study == null ? "" : study;
    chart = chart == null ? CHARTS.getFirst() : chart;
    if (!CHARTS.contains(chart)) {
      throw new InvalidInput(
          "chart", "A chart is one of %s.".formatted(CHARTS), chart, "Choose one of them.");
    }
  }
}
