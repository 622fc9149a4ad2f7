package io.fairlead.kernel.pruner;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Projection;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** How likely trials are to become better than the best complete one, by where they are. */
final class Forecasts implements Projection {

  private record Kind(Direction direction, int references) implements Projection.Kind<Forecasts> {
    @Override
    public Forecasts start() {
      return new Forecasts(this);
    }
  }

  private record Place(long step, double loss) {}

  private final Kind kind;
  private final Map<Integer, List<Place>> open = new HashMap<>();
  private final TreeMap<Integer, Place> waiting = new TreeMap<>();
  private final Map<Long, List<Trend.Pair>> pairs = new HashMap<>();
  private final Map<Long, Trend> trends = new HashMap<>();
  private double best = Double.POSITIVE_INFINITY;
  private int complete;

  private Forecasts(Kind kind) {
    this.kind = kind;
  }

  static Forecasts of(Problem problem, History history) {
    return history.project(
        new Kind(problem.objectives().getFirst().direction(), problem.references()));
  }

  @Override
  public void apply(SearchEvent event) {
    if (event.trial() < kind.references()) {
      return;
    }
    switch (event) {
      case SearchEvent.Suggested _ -> {}
      case Reported report -> {
        Place place = new Place(report.step(), loss(report.objectives()));
        open.computeIfAbsent(report.trial(), _ -> new ArrayList<>()).add(place);
        if (report.verdict() == Verdict.WAIT) {
          waiting.put(report.trial(), place);
        }
      }
      case SearchEvent.Resumed resumed -> waiting.remove(resumed.trial());
      case Ended ended -> {
        waiting.remove(ended.trial());
        List<Place> places = open.remove(ended.trial());
        double end = loss(ended.objectives());
        if (ended.ending() == Ending.COMPLETE && Double.isFinite(end)) {
          complete(places == null ? List.of() : places, end);
        }
      }
    }
  }

  private void complete(List<Place> places, double end) {
    complete++;
    best = Math.min(best, end);
    trends.clear();
    for (Place each : places) {
      if (Double.isFinite(each.loss())) {
        pairs
            .computeIfAbsent(each.step(), _ -> new ArrayList<>())
            .add(new Trend.Pair(each.loss(), end));
      }
    }
  }

  private double loss(List<Double> objectives) {
    return Standing.of(0, objectives.getFirst(), kind.direction()).loss();
  }

  /** How many trials were complete with a finite objective. */
  int complete() {
    return complete;
  }

  /** The chance of a trial with this loss at {@code step} to be the best one in the end. */
  double chance(long step, double loss) {
    List<Trend.Pair> known = pairs.getOrDefault(step, List.of());
    if (known.size() < Trend.FEWEST) {
      return 1; // nothing speaks against it yet
    }
    return Double.isFinite(loss)
        ? trends.computeIfAbsent(step, _ -> Trend.of(known)).chanceBelow(best, loss)
        : 0;
  }

  /** The likeliest of those that wait, if its chance is {@code least} or more. */
  OptionalInt likeliest(double least) {
    int trial = -1;
    double highest = least;
    for (Map.Entry<Integer, Place> each : waiting.entrySet()) {
      Place place = each.getValue();
      double chance = Double.isFinite(place.loss()) ? chance(place.step(), place.loss()) : 0;
      if (chance > highest || (trial < 0 && chance >= least)) {
        highest = chance;
        trial = each.getKey();
      }
    }
    return trial < 0 ? OptionalInt.empty() : OptionalInt.of(trial);
  }
}
