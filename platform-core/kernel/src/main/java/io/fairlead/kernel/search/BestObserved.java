package io.fairlead.kernel.search;

import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import java.util.Optional;

/** The complete trial with the best first objective; of equal ones the first to end. */
final class BestObserved implements Projection {

  private record Kind(Direction direction) implements Projection.Kind<BestObserved> {
    @Override
    public BestObserved start() {
      return new BestObserved(direction);
    }
  }

  private final Direction direction;
  private double best = Double.NaN;
  private int trial = -1;

  private BestObserved(Direction direction) {
    this.direction = direction;
  }

  static Optional<Recommendation> of(Problem problem, History history) {
    int trial = history.project(new Kind(problem.objectives().getFirst().direction())).trial;
    return trial < 0
        ? Optional.empty()
        : Optional.of(new Recommendation(trial, "The best value that was observed."));
  }

  @Override
  public void apply(SearchEvent event) {
    if (event instanceof Ended ended && ended.ending() == Ending.COMPLETE) {
      double value = ended.objectives().getFirst();
      if (Double.isFinite(value) && (trial < 0 || direction.better(value, best))) {
        best = value;
        trial = ended.trial();
      }
    }
  }
}
