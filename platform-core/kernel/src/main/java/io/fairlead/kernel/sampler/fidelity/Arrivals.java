package io.fairlead.kernel.sampler.fidelity;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Projection;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Reported;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many trials brought a finite objective at each fidelity. */
final class Arrivals implements Projection {

  private record Kind(long maxSteps, int references) implements Projection.Kind<Arrivals> {
    @Override
    public Arrivals start() {
      return new Arrivals(this);
    }
  }

  private final Kind kind;
  private final Map<Long, Integer> counts = new HashMap<>();

  private Arrivals(Kind kind) {
    this.kind = kind;
  }

  static Arrivals of(Problem problem, History history) {
    return history.project(new Kind(problem.maxSteps(), problem.references()));
  }

  @Override
  public void apply(SearchEvent event) {
    if (event.trial() < kind.references()) {
      return;
    }
    if (event instanceof Reported report) {
      count(report.step(), report.objectives());
    } else if (event instanceof Ended ended && ended.ending() == Ending.COMPLETE) {
      count(kind.maxSteps(), ended.objectives());
    }
  }

  private void count(long step, List<Double> objectives) {
    if (Double.isFinite(objectives.getFirst())) {
      counts.merge(step, 1, Integer::sum);
    }
  }

  int at(long step) {
    return counts.getOrDefault(step, 0);
  }
}
