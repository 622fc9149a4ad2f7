package io.fairlead.kernel.bench;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Recommendation;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The regret of one search on one table.
 *
 * @param recommended by the number of evaluations in {@link #CURVE}: of what the sampler recommends
 * @param observed the same, of the best observed
 */
record TableRun(String strategy, String table, long seed, double[] recommended, double[] observed) {

  /** Evaluations after which the regret is a figure. */
  static final List<Integer> CHECKPOINTS = List.of(25, 50, 100);

  /** Evaluations after which the regret is looked at: every fifth. */
  static final List<Integer> CURVE = IntStream.rangeClosed(1, 20).mapToObj(i -> 5 * i).toList();

  TableRun {
    if (recommended.length != CURVE.size() || observed.length != CURVE.size()) {
      throw new IllegalArgumentException(
          "A search has a regret for each of %s evaluations; there were %d and %d."
              .formatted(CURVE, recommended.length, observed.length));
    }
  }

  static TableRun of(String strategy, Sampler sampler, Table table, long seed) {
    int trials = CURVE.getLast();
    Problem problem = table.problem(trials);
    Sampler bestObserved =
        (_, _, _) -> {
          throw new IllegalStateException("It only recommends");
        };
    History history = History.empty();
    double[] recommended = new double[CURVE.size()];
    double[] observed = new double[CURVE.size()];
    for (int trial = 0; trial < trials; trial++) {
      Configuration next = sampler.suggest(problem, history, seed).configuration();
      history.append(new Suggested(trial, next));
      double value = table.train(next, seed, trial);
      Ending ending = Double.isFinite(value) ? Ending.COMPLETE : Ending.FAILED;
      history.append(new Ended(trial, ending, 1, List.of(value), List.of()));
      int at = CURVE.indexOf(trial + 1);
      if (at >= 0) {
        recommended[at] = regret(table, history, sampler.recommend(problem, history, seed));
        observed[at] = regret(table, history, bestObserved.recommend(problem, history, seed));
      }
    }
    return new TableRun(strategy, table.name(), seed, recommended, observed);
  }

  private static double regret(
      Table table, History history, Optional<Recommendation> recommendation) {
    return recommendation
        .map(each -> table.regret(history.trial(each.trial()).configuration()))
        .orElse(1.0);
  }
}
