package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.sampler.SobolSampler;
import io.fairlead.kernel.sampler.gp.Proposals.Proposal;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Outlook;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Recommendation;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.kernel.search.TrialState;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Bayesian optimisation by a Gaussian process: a Matérn 5/2 kernel with a length scale for each
 * parameter, fitted by its marginal likelihood with priors, and the configuration with the highest
 * logarithm of expected improvement over the best estimate (Jones, Schonlau and Welch, 1998; Ament
 * and others, 2023). Starts with points of a scrambled Sobol sequence. What is being tried counts
 * as if it had brought what is expected there. In a finite space nothing comes twice.
 */
public final class GpSampler implements Sampler {

  private static final Sampler START = new SobolSampler();
  private static final int DRAWN = 300;

  /** Trials before the model is asked. */
  private static final int STARTING = 5;

  private final GpSettings settings;

  public GpSampler() {
    this(GpSettings.STANDARD);
  }

  public GpSampler(GpSettings settings) {
    this.settings = settings;
  }

  @Override
  public Suggestion suggest(Problem problem, History history, long seed) {
    Observations observations = Observations.of(problem, history);
    if (history.trialCount() < STARTING || observations.lessons().size() < 2) {
      return START.suggest(problem, history, seed);
    }
    Model model = Model.of(problem, history, settings);
    RandomGenerator random = Seeds.generator(seed, "sampler.gp", history.trialCount());
    Thrift thrift = Thrift.of(problem, history);
    Posterior believing = model.believing(observations);
    List<Proposal> proposals =
        new Proposals(
                observations, model.geometry(), believing, model.best().mean(), thrift, random)
            .search(DRAWN, model.bestPoints());
    if (proposals.isEmpty()) {
      return START.suggest(problem, history, seed); // nearly all of the space was tried
    }
    return new Suggestion(
        proposals.getFirst().configuration(),
        Telling.of(problem, model, believing, proposals, thrift, random));
  }

  @Override
  public Optional<Recommendation> recommend(Problem problem, History history, long seed) {
    Observations observations = Observations.of(problem, history);
    if (observations.measured() < 2) {
      return Sampler.super.recommend(problem, history, seed);
    }
    return Optional.of(Model.of(problem, history, settings).recommendation(problem));
  }

  @Override
  public Optional<Outlook> outlook(Problem problem, History history, long seed) {
    Observations observations = Observations.of(problem, history);
    if (history.trialCount() < STARTING || observations.measured() < 2) {
      return Optional.empty();
    }
    Model model = Model.of(problem, history, settings);
    RandomGenerator random = Seeds.generator(seed, "sampler.gp.outlook", history.trialCount());
    List<Proposal> proposals =
        new Proposals(
                observations,
                model.geometry(),
                model.posterior(),
                model.best().mean(),
                Thrift.of(problem, history),
                random)
            .search(DRAWN, model.bestPoints());
    int left = problem.maxTrials() - history.count(TrialState.ENDED);
    return Optional.of(Remaining.of(problem, model, observations, proposals, left, random));
  }
}
