package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Encoding;
import io.fairlead.kernel.model.Lesson;
import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Projection;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.space.SearchSpace;
import java.util.List;

/**
 * The hyperparameters fitted along a search, each fit starting from the one before. Which fits are
 * made follows from what was heard alone, not from when somebody asks, so that a replay makes the
 * same.
 */
final class Fits implements Projection {

  /** Lessons before the first fit, which climbs long. */
  private static final int FIRST = 4;

  /** More lessons change a fit little, and take their third power in time. */
  private static final int MOST = 100;

  private static final int FIRST_STEPS = 60;
  private static final int STEPS = 10;
  private static final int STEPS_OF_MANY = 5;

  private record Kind(SearchSpace space, Direction direction, int references, GpSettings settings)
      implements Projection.Kind<Fits> {
    @Override
    public Fits start() {
      return new Fits(Hyperparameters.start(new Geometry(new Encoding(space))), settings);
    }
  }

  private final GpSettings settings;
  private Hyperparameters latest;
  private int fitted;

  private Fits(Hyperparameters start, GpSettings settings) {
    latest = start;
    this.settings = settings;
  }

  /** Those that fit what {@code history} has taught. */
  static Hyperparameters of(
      Problem problem, History history, Geometry geometry, GpSettings settings) {
    Fits fits =
        history.project(
            new Kind(
                problem.space(),
                problem.objectives().getFirst().direction(),
                problem.references(),
                settings));
    return fits.upTo(Observations.of(problem, history), geometry);
  }

  private Hyperparameters upTo(Observations observations, Geometry geometry) {
    for (int next = next(); next <= observations.heard(); next = next()) {
      List<Lesson> chosen = Lesson.chosen(observations.lessons(next), MOST);
      if (chosen.size() >= FIRST) {
        Data data = Data.of(geometry, chosen, Targets.of(chosen));
        int steps = fitted == 0 ? FIRST_STEPS : data.size() < 100 ? STEPS : STEPS_OF_MANY;
        latest = Ascent.climb(new Likelihood(data, settings), latest, steps);
      }
      fitted = next;
    }
    return latest;
  }

  /** Every second lesson at first, then ever more rarely: a hundredfold history has few more. */
  private int next() {
    return fitted < FIRST ? FIRST : fitted + Math.max(2, fitted / 16);
  }

  @Override
  public void apply(SearchEvent event) {
    // All is derived from the lessons, when somebody asks.
  }
}
