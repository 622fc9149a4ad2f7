package io.fairlead.kernel.pruner;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Projection;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How completed trials stood at each rung and in the end, as losses: less is better. */
final class CompletedCurves implements Projection {

  private record Kind(Direction direction, int references)
      implements Projection.Kind<CompletedCurves> {
    @Override
    public CompletedCurves start() {
      return new CompletedCurves(this);
    }
  }

  private final Kind kind;
  private final Map<Integer, List<Reported>> open = new HashMap<>();
  private final Map<Long, List<Double>> bestAt = new HashMap<>();
  private double bestEnd = Double.POSITIVE_INFINITY;

  private CompletedCurves(Kind kind) {
    this.kind = kind;
  }

  static CompletedCurves of(Problem problem, History history) {
    return history.project(
        new Kind(problem.objectives().getFirst().direction(), problem.references()));
  }

  @Override
  public void apply(SearchEvent event) {
    if (event.trial() < kind.references()) {
      return;
    }
    switch (event) {
      case SearchEvent.Suggested _, SearchEvent.Resumed _ -> {}
      case Reported report ->
          open.computeIfAbsent(report.trial(), _ -> new ArrayList<>()).add(report);
      case Ended ended -> {
        List<Reported> reports = open.remove(ended.trial());
        if (ended.ending() == Ending.COMPLETE) {
          complete(reports == null ? List.of() : reports, ended);
        }
      }
    }
  }

  private void complete(List<Reported> reports, Ended ended) {
    bestEnd = Math.min(bestEnd, loss(ended.objectives()));
    double best = Double.POSITIVE_INFINITY;
    for (Reported each : reports) {
      best = Math.min(best, loss(each.objectives()));
      List<Double> sorted = bestAt.computeIfAbsent(each.step(), _ -> new ArrayList<>());
      int place = Collections.binarySearch(sorted, best);
      sorted.add(place < 0 ? -place - 1 : place, best);
    }
  }

  /** The best losses up to {@code step}, ascending, one a completed trial that reported there. */
  List<Double> bestAt(long step) {
    return bestAt.getOrDefault(step, List.of());
  }

  /** The best loss of a completed trial in the end; infinite if there is none. */
  double bestEnd() {
    return bestEnd;
  }

  /** The best loss that the trial has reported, with {@code now}; infinite if now isn't finite. */
  double bestSoFar(Trial trial, Report now) {
    double loss = loss(now.objectives());
    if (Double.isInfinite(loss)) {
      return loss;
    }
    for (Reported each : trial.reports()) {
      loss = Math.min(loss, loss(each.objectives()));
    }
    return loss;
  }

  double loss(List<Double> objectives) {
    return Standing.of(0, objectives.getFirst(), kind.direction()).loss();
  }
}
