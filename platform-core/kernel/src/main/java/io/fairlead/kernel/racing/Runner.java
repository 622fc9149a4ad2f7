package io.fairlead.kernel.racing;

import io.fairlead.kernel.sampler.gp.Belief;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.Trial;
import io.fairlead.kernel.search.TrialState;
import io.fairlead.kernel.space.Configuration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration in the race.
 *
 * @param belief of its first trial that was measured; repeats are in it
 * @param values of its trials that were measured, in the order of their numbers
 * @param started how many of its trials have or may get a value
 */
record Runner(Configuration configuration, Belief belief, List<Double> values, int started) {

  /** As how many runs the noise that all have in common counts against a runner's own spread. */
  private static final double COMMON = 4;

  /** Less than this share of what the model takes for noise is none. */
  private static final double NO_NOISE = 0.01;

  private static final int ENOUGH_REPEATS = 2;

  /** All that were measured, the best by the model first. */
  static List<Runner> of(Problem problem, History history) {
    Map<Configuration, List<Double>> values = new LinkedHashMap<>();
    Map<Configuration, Integer> started = new LinkedHashMap<>();
    for (Trial each :
        history
            .trials()
            .subList(Math.min(problem.references(), history.trialCount()), history.trialCount())) {
      boolean measured =
          each.ended()
              .filter(it -> it.ending() == Ending.COMPLETE)
              .filter(it -> Double.isFinite(it.objectives().getFirst()))
              .isPresent();
      if (measured) {
        values
            .computeIfAbsent(each.configuration(), _ -> new ArrayList<>())
            .add(each.objectives().getFirst());
      }
      if (measured || each.state() != TrialState.ENDED) {
        started.merge(each.configuration(), 1, Integer::sum);
      }
    }
    Map<Configuration, Runner> runners = new LinkedHashMap<>();
    for (Belief each : Belief.of(problem, history)) {
      Configuration configuration = history.trial(each.trial()).configuration();
      runners.putIfAbsent(
          configuration,
          new Runner(
              configuration,
              each,
              values.getOrDefault(configuration, List.of()),
              started.getOrDefault(configuration, 0)));
    }
    return List.copyOf(runners.values());
  }

  /** The deviation over seeds: its own drawn towards what all have in common. */
  double spread() {
    double mean = 0;
    for (double each : values) {
      mean += each / values.size();
    }
    double squares = COMMON * belief.noise() * belief.noise();
    for (double each : values) {
      squares += (each - mean) * (each - mean);
    }
    return Math.sqrt(squares / (COMMON + values.size() - 1));
  }

  /**
   * Whether there is no noise: repeats brought what the first runs had. The model alone can't tell,
   * since what it takes for noise may be its own misfit.
   */
  static boolean alwaysTheSame(List<Runner> runners) {
    int repeats = 0;
    for (Runner runner : runners) {
      double first = runner.values.isEmpty() ? 0 : runner.values.getFirst();
      for (double each :
          runner.values.subList(Math.min(1, runner.values.size()), runner.values.size())) {
        if (Math.abs(each - first) > NO_NOISE * runner.belief.noise()) {
          return false;
        }
        repeats++;
      }
    }
    return repeats >= ENOUGH_REPEATS;
  }

  /** Whether the two may well be equally good. */
  boolean level(Runner other, double apart) {
    double a = belief.deviation();
    double b = other.belief.deviation();
    return Math.abs(belief.loss() - other.belief.loss()) < apart * Math.sqrt(a * a + b * b);
  }
}
