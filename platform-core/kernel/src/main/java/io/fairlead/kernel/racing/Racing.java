package io.fairlead.kernel.racing;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Outlook;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Recommendation;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.Suggestion;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A sampler that tries a configuration again, with another seed, while the best can't be told apart
 * given the noise, and recommends the one with the best estimate over all its runs and little
 * spread among them (after the races of Birattari and others, A racing algorithm for configuring
 * metaheuristics, 2002, and SMAC's intensification, Hutter and others, 2011; the estimates and what
 * is level by a Gaussian process).
 *
 * <p>So, unlike what all other samplers do, the same configuration is suggested more than once. New
 * ones are the wrapped sampler's: when it has none left, the search is exhausted.
 */
public final class Racing implements Sampler {

  private final Sampler sampler;
  private final RacingSettings settings;

  private Racing(Sampler sampler, RacingSettings settings) {
    this.sampler = sampler;
    this.settings = settings;
  }

  /**
   * @throws IllegalArgumentException for a sampler that judges trials itself, which counts on its
   *     own suggestions
   */
  public static Racing of(Sampler sampler, RacingSettings settings) {
    requireOnlySuggests(sampler);
    return new Racing(sampler, settings);
  }

  /** Refuses a sampler that judges trials by itself. */
  static void requireOnlySuggests(Sampler sampler) {
    if (sampler instanceof Pruner) {
      throw new IllegalArgumentException(
          "A sampler that judges trials by itself can't race; choose one that only suggests.");
    }
  }

  @Override
  public Suggestion suggest(Problem problem, History history, long seed) {
    int trial = history.trialCount();
    boolean turn = trial >= settings.from() && trial % settings.every() == settings.every() - 1;
    Optional<Suggestion> repeat = turn ? repeat(problem, history) : Optional.empty();
    return repeat.orElseGet(() -> sampler.suggest(problem, history, seed));
  }

  private Optional<Suggestion> repeat(Problem problem, History history) {
    List<Runner> all = Runner.of(problem, history);
    if (all.isEmpty() || Runner.alwaysTheSame(all)) {
      return Optional.empty();
    }
    List<Runner> best = all.stream().limit(settings.leaders()).toList();
    Runner leader = best.getFirst();
    List<Runner> level =
        best.stream().filter(each -> each.level(leader, settings.apart())).toList();
    if (level.size() < 2) {
      return Optional.empty();
    }
    return level.stream()
        .filter(each -> each.started() < settings.runs())
        .min(Comparator.comparingInt(Runner::started))
        .map(
            each ->
                new Suggestion(
                    each.configuration(),
                    new Explanation(
                        "racing",
                        ("Trial %d's configuration again, with another seed: the best %d can't be"
                                + " told apart yet, and it has had %d of at most %d runs.")
                            .formatted(
                                each.belief().trial(),
                                level.size(),
                                each.started(),
                                settings.runs()))));
  }

  @Override
  public Optional<Recommendation> recommend(Problem problem, History history, long seed) {
    boolean down = problem.objectives().getFirst().direction() == Direction.MINIMIZE;
    return Runner.of(problem, history).stream()
        .min(
            Comparator.comparingDouble(
                each -> each.belief().loss() + settings.consistency() * each.spread()))
        .map(
            each ->
                new Recommendation(
                    each.belief().trial(),
                    String.format(
                        Locale.ROOT,
                        "The best by the model's estimate, %.4g, and its spread over seeds, %.2g,"
                            + " of which a share of %s counts; it was measured %d times.",
                        down ? each.belief().loss() : -each.belief().loss(),
                        each.spread(),
                        settings.consistency(),
                        each.values().size())))
        .or(() -> sampler.recommend(problem, history, seed));
  }

  @Override
  public Optional<Outlook> outlook(Problem problem, History history, long seed) {
    return sampler.outlook(problem, history, seed);
  }
}
