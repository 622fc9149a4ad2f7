package io.fairlead.web.ui.chart;

import io.fairlead.platform.trial.ObjectiveHistory;
import io.fairlead.platform.trial.TrialState;
import java.util.ArrayList;
import java.util.List;

/** The best value known after each trial that improved on it. */
record BestSoFar(List<Point> points) {

  /** A trial that was the best when it finished. */
  record Point(int number, double value) {}

  @SuppressWarnings("EnumOrdinal") // what ObjectiveHistory says it holds
  static BestSoFar of(ObjectiveHistory history, boolean maximize) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < history.numbers().length; i++) {
      double value = history.values()[i];
      boolean counts =
          history.states()[i] == TrialState.COMPLETE.ordinal() && Double.isFinite(value);
      if (counts
          && (points.isEmpty()
              || (maximize
                  ? value > points.getLast().value()
                  : value < points.getLast().value()))) {
        points.add(new Point(history.numbers()[i], value));
      }
    }
    return new BestSoFar(List.copyOf(points));
  }
}
