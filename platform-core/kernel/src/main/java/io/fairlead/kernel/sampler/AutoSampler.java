package io.fairlead.kernel.sampler;

import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.sampler.gp.GpSampler;
import io.fairlead.kernel.sampler.gp.GpSettings;
import io.fairlead.kernel.sampler.tpe.TpeSampler;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Outlook;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Recommendation;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.Suggestion;
import java.util.Optional;

/**
 * Chooses a strategy for every trial and says which and why. A Gaussian process makes the most of
 * few trials, whatever their noise, which it estimates; but where its picture is wrong it can get
 * stuck, so every third trial is Parzen estimators', who look at the same trials in another way.
 * Where there are more parameters or trials than a process can take in, all are theirs.
 */
public final class AutoSampler implements Sampler {

  /** What one process can take in. */
  private static final int MOST_PARAMETERS = 50;

  private static final int MOST_LESSONS = 200;

  /** From here on every third trial is Parzen estimators'. */
  private static final int SETTLED = 30;

  private static final int TURNS = 3;

  private final Sampler process;
  private final Sampler parzen = new TpeSampler();

  public AutoSampler() {
    this(GpSettings.STANDARD);
  }

  public AutoSampler(GpSettings settings) {
    process = new GpSampler(settings);
  }

  @Override
  public Suggestion suggest(Problem problem, History history, long seed) {
    int parameters = problem.space().parameters().size();
    int lessons = Observations.of(problem, history).lessons().size();
    if (parameters > MOST_PARAMETERS) {
      return because(
          "%d parameters are more than the %d that a Gaussian process tells apart"
              .formatted(parameters, MOST_PARAMETERS),
          parzen.suggest(problem, history, seed));
    }
    if (lessons >= MOST_LESSONS) {
      return because(
          "%d trials are more than the %d that a Gaussian process learns from"
              .formatted(lessons, MOST_LESSONS),
          parzen.suggest(problem, history, seed));
    }
    int trial = history.trialCount();
    if (trial >= SETTLED && trial % TURNS == 0) {
      return because(
          "every third trial tests what the Gaussian process may be too sure of",
          parzen.suggest(problem, history, seed));
    }
    return because(
        "a Gaussian process makes the most of few trials, %d of %d parameters so far"
            .formatted(lessons, parameters),
        process.suggest(problem, history, seed));
  }

  private static Suggestion because(String reason, Suggestion chosen) {
    return new Suggestion(
        chosen.configuration(),
        chosen
            .explanation()
            .because(
                "Chosen by auto, since %s. %s".formatted(reason, chosen.explanation().reason())));
  }

  @Override
  public Optional<Recommendation> recommend(Problem problem, History history, long seed) {
    return problem.space().parameters().size() > MOST_PARAMETERS
        ? parzen.recommend(problem, history, seed)
        : process.recommend(problem, history, seed);
  }

  @Override
  public Optional<Outlook> outlook(Problem problem, History history, long seed) {
    return problem.space().parameters().size() > MOST_PARAMETERS
        ? parzen.outlook(problem, history, seed)
        : process.outlook(problem, history, seed);
  }
}
