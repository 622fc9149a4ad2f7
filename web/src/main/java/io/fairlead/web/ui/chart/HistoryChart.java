package io.fairlead.web.ui.chart;

import io.fairlead.kernel.search.Objective;
import io.fairlead.platform.trial.ObjectiveHistory;

/** The objective of every trial, and the best so far. */
public final class HistoryChart extends Chart {

  private final transient HistoryDelta delta = new HistoryDelta();

  public HistoryChart(Objective objective) {
    super(
        new ChartLabels(
            "history",
            "Objective history",
            "Trial (number)",
            objective.metric(),
            objective.direction().name(),
            "No trial has reported a value yet.",
            "history"));
  }

  /** Sends what changed since the last call. */
  public void show(ObjectiveHistory history) {
    delta
        .next(history)
        .ifPresent(change -> send(change instanceof HistoryDelta.Show ? "show" : "patch", change));
  }
}
