package io.fairlead.kernel.sampler.forest;

import io.fairlead.kernel.model.Lesson;
import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.sampler.RandomSampler;
import io.fairlead.kernel.sampler.SobolSampler;
import io.fairlead.kernel.sampler.forest.LocalSearch.Candidate;
import io.fairlead.kernel.sampler.forest.Surrogate.Estimate;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Recommendation;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Bayesian optimisation with a random forest, as in SMAC (Hutter, Hoos and Leyton-Brown, Sequential
 * model-based optimization for general algorithm configuration, 2011): the configuration with the
 * highest expected improvement over the best estimate, in logarithms, found by local search; some
 * trials are random, so that what the forest is blind to is seen too. Starts with points of a
 * scrambled Sobol sequence. What is being tried counts as if it had brought what is expected there.
 * In a finite space nothing comes twice.
 */
public final class ForestSampler implements Sampler {

  private static final Sampler START = new SobolSampler();
  private static final Sampler INTERLEAVED = new RandomSampler();

  /** Trials before the forest is asked. */
  private static final int STARTING = 8;

  /** The share of random trials. */
  private static final double RANDOM = 0.1;

  @Override
  public Suggestion suggest(Problem problem, History history, long seed) {
    Observations observations = Observations.of(problem, history);
    if (history.trialCount() < STARTING || observations.lessons().size() < 2) {
      return START.suggest(problem, history, seed);
    }
    RandomGenerator random = Seeds.generator(seed, "sampler.rf", history.trialCount());
    if (random.nextDouble() < RANDOM) {
      Suggestion drawn = INTERLEAVED.suggest(problem, history, seed);
      return new Suggestion(
          drawn.configuration(),
          "rf",
          "Drawn at random, as one trial in ten is, to test what the forest is blind to.");
    }
    Surrogate surrogate = Surrogate.believing(observations, random.nextLong());
    List<Candidate> candidates = new LocalSearch(observations, surrogate, random).search();
    if (candidates.isEmpty()) {
      return START.suggest(problem, history, seed); // nearly all of the space was tried
    }
    return new Suggestion(
        candidates.getFirst().configuration(), new Account(problem, surrogate).explain(candidates));
  }

  @Override
  public Optional<Recommendation> recommend(Problem problem, History history, long seed) {
    Observations observations = Observations.of(problem, history);
    if (observations.measured() < 2) {
      return Sampler.super.recommend(problem, history, seed);
    }
    Surrogate surrogate =
        Surrogate.calm(observations, Seeds.derive(seed, "sampler.rf.recommend", 0));
    Estimate best =
        surrogate.estimates().stream()
            .filter(each -> each.lesson().kind() == Lesson.Kind.MEASURED)
            .findFirst()
            .orElseThrow();
    return Optional.of(new Account(problem, surrogate).recommend(best));
  }
}
