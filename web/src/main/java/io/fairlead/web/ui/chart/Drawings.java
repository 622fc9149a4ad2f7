package io.fairlead.web.ui.chart;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Objective;
import io.fairlead.platform.metrics.Metrics.Curve;
import io.fairlead.platform.trial.ObjectiveHistory;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Shown;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The charts as SVG, for files that need no network and run nothing; empty text for no data. */
public final class Drawings {

  /** As many as can be told apart by eye; all others are in the study. */
  private static final int MOST_POINTS = 5_000;

  private Drawings() {}

  /** The objective of every trial, and the best so far. */
  @SuppressWarnings("EnumOrdinal") // what ObjectiveHistory says it holds
  public static String history(ObjectiveHistory history, Objective objective) {
    int length = history.numbers().length;
    double[] known = Arrays.stream(history.values()).filter(Double::isFinite).toArray();
    if (known.length == 0) {
      return "";
    }
    int last = history.numbers()[length - 1];
    Plot plot =
        new Plot(
            history.numbers()[0],
            last,
            Arrays.stream(known).min().orElse(0),
            Arrays.stream(known).max().orElse(1));
    int every = 1 + known.length / MOST_POINTS;
    for (int i = 0; i < length; i += every) {
      if (Double.isFinite(history.values()[i])) {
        String state = Shown.of(TrialState.values()[history.states()[i]]).word();
        plot.point(
            history.numbers()[i],
            history.values()[i],
            "is-" + state,
            "#%d: %s, %s"
                .formatted(history.numbers()[i], Numbers.brief(history.values()[i]), state));
      }
    }
    List<BestSoFar.Point> best =
        BestSoFar.of(history, objective.direction() == Direction.MAXIMIZE).points();
    if (!best.isEmpty()) {
      double end = best.getLast().value();
      plot.line(
          Stream.concat(best.stream().map(BestSoFar.Point::number), Stream.of(last))
              .mapToDouble(Integer::doubleValue)
              .toArray(),
          Stream.concat(best.stream().map(BestSoFar.Point::value), Stream.of(end))
              .mapToDouble(Double::doubleValue)
              .toArray(),
          true,
          "best");
    }
    return plot.svg("Objective history", "Trial (number)", objective.metric());
  }

  /** A metric by step, one line a trial, the most important first. */
  public static String curves(List<Curve> curves, String metric) {
    List<Curve> drawn = curves.stream().filter(curve -> curve.steps().length > 0).toList();
    if (drawn.isEmpty()) {
      return "";
    }
    double[] values =
        drawn.stream()
            .flatMapToDouble(curve -> Arrays.stream(curve.last()))
            .filter(Double::isFinite)
            .toArray();
    Plot plot =
        new Plot(
            0,
            drawn.stream()
                .mapToDouble(curve -> (double) curve.steps()[curve.steps().length - 1])
                .max()
                .orElse(1),
            Arrays.stream(values).min().orElse(0),
            Arrays.stream(values).max().orElse(1));
    for (int i = drawn.size() - 1; i >= 0; i--) {
      Curve curve = drawn.get(i);
      double[] steps = Arrays.stream(curve.steps()).asDoubleStream().toArray();
      plot.line(steps, curve.last(), false, i < 8 ? "series series-" + i : "series faint");
    }
    return plot.svg("Learning curves", "Step", metric);
  }

  /** Parameters and objective of trials, one line a trial, the best first. */
  public static String parallel(List<Trial> best, Objective objective) {
    return ParallelDrawing.svg(ParallelAxes.of(best, objective.metric()));
  }
}
