package io.fairlead.web.ui.chart;

import io.fairlead.platform.metrics.Metrics.Curve;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** A metric by step: one line a trial, or one a metric. */
public final class CurvesChart extends Chart {

  private final transient CurvesDelta delta = new CurvesDelta();

  /**
   * @param y the metric
   */
  public CurvesChart(String title, String y, String key) {
    super(new ChartLabels("curves", title, "Step", y, "", "No point has arrived yet.", key));
  }

  /** Sends what changed; the most important curve first. */
  public void show(List<Curve> curves, IntUnaryOperator trialNumber) {
    send(
        IntStream.range(0, curves.size())
            .mapToObj(i -> new CurvesDelta.Numbered(trialNumber.applyAsInt(i), null, curves.get(i)))
            .toList());
  }

  /** Sends what changed of named curves. */
  public void show(List<Curve> curves, List<String> names) {
    send(
        IntStream.range(0, curves.size())
            .mapToObj(i -> new CurvesDelta.Numbered(i, names.get(i), curves.get(i)))
            .toList());
  }

  /** Forgets what was drawn: the next show replaces it. */
  public void clear() {
    delta.reset();
  }

  private void send(List<CurvesDelta.Numbered> curves) {
    delta.next(curves).ifPresent(change -> send("patch", change));
  }
}
