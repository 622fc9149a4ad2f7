package io.fairlead.web.ui.chart;

import io.fairlead.kernel.search.Objective;
import io.fairlead.platform.trial.Trial;
import java.util.List;

/** Parameters and objective of trials side by side; brushing an axis selects trials. */
public final class ParallelChart extends Chart {

  private final transient Objective objective;
  private transient int sent = -1;

  public ParallelChart(Objective objective) {
    super(
        new ChartLabels(
            "parallel",
            "Parallel coordinates",
            "",
            objective.metric(),
            objective.direction().name(),
            "No trial has reported a value yet.",
            "parallel"));
    this.objective = objective;
  }

  /**
   * Draws these trials, unless they are what is drawn already.
   *
   * @param total how many trials there are, of which these are the best
   */
  public void show(List<Trial> best, int total) {
    ParallelAxes axes = ParallelAxes.of(best, objective.metric());
    if (axes.hashCode() == sent) {
      return;
    }
    sent = axes.hashCode();
    send("show", axes);
    note(total > best.size() ? "the best %d of %,d trials".formatted(best.size(), total) : "");
  }
}
