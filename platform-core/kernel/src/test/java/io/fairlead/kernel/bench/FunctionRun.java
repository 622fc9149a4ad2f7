package io.fairlead.kernel.bench;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import java.util.List;

/**
 * The simple regret of one search for the least value of one function.
 *
 * @param recommended by the number of evaluations in {@link #CHECKPOINTS}: of what the sampler
 *     recommends, without noise
 * @param observed the same, of the best observed
 */
record FunctionRun(
    String strategy, String function, long seed, double[] recommended, double[] observed) {

  static final List<Integer> CHECKPOINTS = List.of(50, 100, 200);

  static FunctionRun of(String strategy, Sampler sampler, AnalyticFunction function, long seed) {
    int trials = CHECKPOINTS.getLast();
    Problem problem = function.problem(trials);
    History history = History.empty();
    double[] recommended = new double[CHECKPOINTS.size()];
    double[] observed = new double[CHECKPOINTS.size()];
    double best = Double.POSITIVE_INFINITY;
    double regret = Double.NaN;
    for (int trial = 0; trial < trials; trial++) {
      Configuration next = sampler.suggest(problem, history, seed).configuration();
      history.append(new Suggested(trial, next));
      double value = function.observe(next, seed, trial);
      history.append(new Ended(trial, Ending.COMPLETE, 1, List.of(value), List.of()));
      if (value < best) {
        best = value;
        regret = function.regret(next);
      }
      int checkpoint = CHECKPOINTS.indexOf(trial + 1);
      if (checkpoint >= 0) {
        int held = sampler.recommend(problem, history, seed).orElseThrow().trial();
        recommended[checkpoint] = function.regret(history.trial(held).configuration());
        observed[checkpoint] = regret;
      }
    }
    return new FunctionRun(strategy, function.name(), seed, recommended, observed);
  }
}
