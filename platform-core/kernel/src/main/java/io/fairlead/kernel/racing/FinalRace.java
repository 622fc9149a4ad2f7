package io.fairlead.kernel.racing;

import io.fairlead.kernel.cost.CostModel;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.NothingToSuggestException;
import io.fairlead.kernel.search.Outlook;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Recommendation;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SpaceExhaustedException;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.kernel.search.TrialState;
import io.fairlead.kernel.stopping.Prospects;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A sampler whose search a {@link Race} follows: once it has suggested all its trials and they are
 * over, the best are suggested again, until the best is told apart or the repeats are used up.
 * Then, and while a heat of the race waits for what runs, there is {@link NothingToSuggestException
 * nothing to suggest}.
 *
 * <p>Repeats don't count among {@link Problem#maxTrials}. When that grows the search goes on, and
 * another race follows, in which the repeats of the one before count.
 *
 * <p>Racing after Maron and Moore, The racing algorithm: model selection for lazy learners, 1997;
 * repeats in heats after Birattari and others, A racing algorithm for configuring metaheuristics,
 * 2002. What differs: {@code docs/search/racing.md}.
 */
public final class FinalRace implements Sampler {

  private final Sampler sampler;
  private final Race race;

  private FinalRace(Sampler sampler, Race race) {
    this.sampler = sampler;
    this.race = race;
  }

  /**
   * @throws IllegalArgumentException for a sampler that judges trials itself, which counts on its
   *     own suggestions
   */
  public static FinalRace of(Sampler sampler, Race race) {
    Racing.requireOnlySuggests(sampler);
    return new FinalRace(sampler, race);
  }

  @Override
  public Suggestion suggest(Problem problem, History history, long seed) {
    if (history.searchedCount() < problem.maxTrials()) {
      try {
        return sampler.suggest(problem, history, seed);
      } catch (SpaceExhaustedException early) {
        return repeat(problem, history).orElseThrow(() -> early);
      }
    }
    return repeat(problem, history)
        .orElseThrow(
            () ->
                new NothingToSuggestException(
                    "The search is through, and its race waits for trials that run, or is over."));
  }

  private Optional<Suggestion> repeat(Problem problem, History history) {
    if (searches(history)) {
      return Optional.empty();
    }
    Heats heats = Heats.of(race, Finalists.of(race, problem, history));
    return heats
        .next()
        .map(
            next ->
                new Suggestion(
                    history.trial(next.trial()).configuration(),
                    explain(problem, history, next, heats.left().size()),
                    OptionalInt.of(next.trial())));
  }

  private Explanation explain(Problem problem, History history, Finalist next, int left) {
    return new Explanation(
        "race",
        "Trial %d again, with another seed: repeat %d of at most %d, to tell the best %d apart."
            .formatted(next.trial(), next.started() + 1, race.repeats(), left),
        Prospects.information(problem, history),
        CostModel.of(problem, history)
            .predict(history.trial(next.trial()).configuration(), problem.maxSteps())
            .mean(),
        Optional.empty(),
        List.of());
  }

  private static boolean searches(History history) {
    return history.trials().stream()
        .anyMatch(each -> each.state() == TrialState.RUNNING && each.repeats().isEmpty());
  }

  /** What came of the race; empty while it isn't over. */
  public Optional<Outcome> outcome(Problem problem, History history) {
    List<Finalist> finalists = Finalists.of(race, problem, history);
    Heats heats = Heats.of(race, finalists);
    return heats.over() && !searches(history)
        ? Optional.of(RaceWords.of(problem, finalists, heats))
        : Optional.empty();
  }

  /** The winner of the race; while there is none, what the wrapped sampler recommends. */
  @Override
  public Optional<Recommendation> recommend(Problem problem, History history, long seed) {
    return outcome(problem, history)
        .filter(it -> it.best().isPresent())
        .map(it -> new Recommendation(it.best().getAsInt(), it.sentence()))
        .or(() -> sampler.recommend(problem, history, seed));
  }

  @Override
  public Optional<Outlook> outlook(Problem problem, History history, long seed) {
    return sampler.outlook(problem, history, seed);
  }
}
