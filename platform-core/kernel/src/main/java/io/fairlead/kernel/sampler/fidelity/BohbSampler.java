package io.fairlead.kernel.sampler.fidelity;

import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.sampler.RandomSampler;
import io.fairlead.kernel.sampler.SobolSampler;
import io.fairlead.kernel.sampler.tpe.TpeSampler;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.Suggestion;
import java.util.Optional;

/**
 * BOHB (Falkner, Klein and Hutter, Robust and efficient hyperparameter optimization at scale,
 * 2018): Hyperband's brackets decide how long trials train, and Parzen estimators what they try,
 * from the highest fidelity at which enough trials were compared. Every third trial is random, so
 * that misleading fidelities cost no more than a factor.
 *
 * <p>Brackets are those of {@link io.fairlead.kernel.pruner.HyperbandPruner}: they run side by
 * side, promotion is asynchronous, and nobody waits for stragglers.
 *
 * <p>A suggestion costs a step for each trial, beside what the estimators cost.
 */
public final class BohbSampler extends HyperbandSampler {

  private static final Sampler MODEL = new TpeSampler();
  private static final Sampler START = new SobolSampler();
  private static final Sampler INTERLEAVED = new RandomSampler();

  /** ρ, the share of random trials. */
  private static final double RANDOM = 1.0 / 3;

  /** A model needs so many trials more than there are parameters. */
  private static final int MORE_THAN_PARAMETERS = 3;

  @Override
  public Suggestion suggest(Problem problem, History history, long seed) {
    Arrivals arrivals = Arrivals.of(problem, history);
    int enough = problem.space().parameters().size() + MORE_THAN_PARAMETERS;
    Optional<Long> level =
        Ladder.levels(problem).reversed().stream()
            .filter(each -> arrivals.at(each) >= enough)
            .findFirst();
    if (level.isEmpty()) {
      return START.suggest(problem, history, seed);
    }
    if (Seeds.generator(seed, "sampler.bohb", history.trialCount()).nextDouble() < RANDOM) {
      return because(
          "Drawn at random, as every third trial is, in case lower fidelities mislead.",
          INTERLEAVED.suggest(problem, history, seed));
    }
    History slice = Slice.of(history, level.get(), problem.maxSteps());
    Suggestion chosen = MODEL.suggest(problem, slice, seed);
    return because(
        "BOHB, from %d trials compared at step %d of %d. %s"
            .formatted(
                arrivals.at(level.get()),
                level.get(),
                problem.maxSteps(),
                chosen.explanation().reason()),
        chosen);
  }

  private static Suggestion because(String reason, Suggestion chosen) {
    return new Suggestion(chosen.configuration(), "bohb", reason);
  }
}
