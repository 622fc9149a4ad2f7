package io.fairlead.kernel.sampler.cma;

import io.fairlead.kernel.sampler.SobolSampler;
import io.fairlead.kernel.sampler.forest.ForestSampler;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Recommendation;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.Suggestion;
import java.util.Locale;
import java.util.Optional;

/**
 * CMA-ES, the evolution of a normal distribution with an adapted covariance matrix (Hansen, The CMA
 * evolution strategy: a tutorial, 2016), with a margin for numbers that can be counted (Hamano and
 * others, CMA-ES with margin, 2022), odds for choices without an order (after Hamano and others,
 * CatCMA, 2024), and restarts with twice the population (Auger and Hansen, 2005).
 *
 * <p>Nobody waits for a generation to be complete: trials beyond it are drawn from the distribution
 * as it is, and count in the generation in which they end. A parameter that doesn't live keeps what
 * was drawn for it and so changes nothing. In a finite space nothing comes twice.
 */
public final class CmaSampler implements Sampler {

  private static final Sampler BEYOND = new SobolSampler();
  private static final Sampler JUDGE = new ForestSampler();

  @Override
  public Suggestion suggest(Problem problem, History history, long seed) {
    Evolution evolution = Evolution.of(problem, history, seed);
    Evolution.Next next = evolution.next(history.trialCount());
    if (evolution.seen(next.configuration())) {
      return BEYOND.suggest(problem, history, seed); // all that is near was tried
    }
    return new Suggestion(next.configuration(), "cmaes", explain(evolution, next));
  }

  private static String explain(Evolution evolution, Evolution.Next next) {
    Distribution distribution = evolution.distribution();
    return String.format(
        Locale.ROOT,
        "CMA-ES: drawn from generation %d%s, of %d trials, which spreads %.2g of each axis%s.",
        distribution.generation() + 1,
        evolution.restarts() == 0 ? "" : " after %d restarts".formatted(evolution.restarts()),
        distribution.population(),
        distribution.width(),
        next.redraws() == 0 ? "" : ", widened since what lies nearer was tried");
  }

  /** What a forest makes of the trials: the strategy itself ranks them and estimates nothing. */
  @Override
  public Optional<Recommendation> recommend(Problem problem, History history, long seed) {
    return JUDGE.recommend(problem, history, seed);
  }
}
