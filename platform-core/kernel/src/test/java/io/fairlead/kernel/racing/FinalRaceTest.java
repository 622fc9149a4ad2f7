package io.fairlead.kernel.racing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.sampler.SamplerContract;
import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.NothingToSuggestException;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Replay;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.kernel.search.Trial;
import io.fairlead.kernel.search.TrialState;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A search and the race that follows it. */
class FinalRaceTest extends SamplerContract {

  private static final int SEARCHED = 12;
  private static final Race RACE = Race.USUAL;

  private static final SearchSpace LINE =
      new SearchSpace(List.of(new Parameter("x", new FloatDomain(0, 1, Scale.LINEAR))));

  private static final ToDoubleFunction<Configuration> SLOPE = it -> it.getDouble("x");
  private static final ToDoubleFunction<Configuration> FLAT = it -> 1;

  private final FinalRace sampler = FinalRace.of(Samplers.named("random"), RACE);

  @Override
  protected Sampler sampler() {
    return sampler;
  }

  private static Problem problem(int trials) {
    return new Problem(LINE, List.of(new Objective("loss", Direction.MINIMIZE)), 1, trials);
  }

  /** What trial {@code number} brings: a function of its number, as of a training of its seed. */
  private static double noise(int number) {
    return Seeds.generator(5, "noise", number).nextDouble() - 0.5;
  }

  private static void end(
      History history, Trial trial, ToDoubleFunction<Configuration> loss, double noise) {
    double value = loss.applyAsDouble(trial.configuration()) + noise * noise(trial.number());
    history.append(new Ended(trial.number(), Ending.COMPLETE, 1, List.of(value), List.of()));
  }

  /**
   * Searches and races to the end.
   *
   * @param workers so many trials run at once, and end in a random order
   */
  private History run(
      History history,
      Problem problem,
      ToDoubleFunction<Configuration> loss,
      double noise,
      int workers) {
    RandomGenerator order = new SplitMix64(workers);
    List<Trial> running = new ArrayList<>();
    while (true) {
      try {
        while (running.size() < workers) {
          Suggestion next = sampler.suggest(problem, history, 1);
          int number = history.trialCount();
          history.append(new Suggested(number, next.configuration(), next.repeats()));
          running.add(history.trial(number));
        }
      } catch (NothingToSuggestException waits) {
        if (running.isEmpty()) {
          return history;
        }
      }
      end(history, running.remove(Seeds.below(running.size(), order)), loss, noise);
    }
  }

  private History run(ToDoubleFunction<Configuration> loss, double noise) {
    return run(History.empty(), problem(SEARCHED), loss, noise, 1);
  }

  private static List<Trial> repeats(History history) {
    return history.trials().stream().filter(each -> each.repeats().isPresent()).toList();
  }

  private static Map<Integer, Long> repeatsByTrial(History history) {
    return repeats(history).stream()
        .collect(
            Collectors.groupingBy(each -> each.repeats().orElseThrow(), Collectors.counting()));
  }

  private static int trulyBest(History history) {
    int best = 0;
    for (int i = 0; i < SEARCHED; i++) {
      boolean better =
          SLOPE.applyAsDouble(history.trial(i).configuration())
              < SLOPE.applyAsDouble(history.trial(best).configuration());
      best = better ? i : best;
    }
    return best;
  }

  private Outcome outcome(History history) {
    return sampler.outcome(problem(SEARCHED), history).orElseThrow();
  }

  @Test
  void theBestIsToldApartQuicklyWhereNoiseIsSmall() {
    History history = run(SLOPE, 0.001);
    assertThat(history.searchedCount()).isEqualTo(SEARCHED);
    assertThat(repeatsByTrial(history)).hasSize(RACE.finalists()).containsKey(trulyBest(history));
    assertThat(repeats(history)).hasSize(2 * RACE.finalists());
    assertThat(repeats(history))
        .allSatisfy(
            each ->
                assertThat(each.configuration())
                    .isEqualTo(history.trial(each.repeats().orElseThrow()).configuration()));
    Outcome outcome = outcome(history);
    assertThat(outcome.best()).hasValue(trulyBest(history));
    assertThat(outcome.sentence())
        .startsWith("Trial %d is better than trials ".formatted(trulyBest(history)))
        .contains("with 95 % confidence: loss ", " on average over 2 repeats with other seeds");
    assertThat(sampler.recommend(problem(SEARCHED), history, 1).orElseThrow().trial())
        .isEqualTo(trulyBest(history));
  }

  @Test
  void equalOnesUseUpTheirRepeats() {
    History history = run(FLAT, 1);
    assertThat(repeatsByTrial(history)).hasSize(3).allSatisfy((t, n) -> assertThat(n).isEqualTo(5));
    Outcome outcome = outcome(history);
    assertThat(outcome.best().orElseThrow()).isIn(repeatsByTrial(history).keySet());
    assertThat(outcome.sentence())
        .contains("can't be told apart with 95 % confidence after 5 repeats of each")
        .contains("Trial %d is recommended".formatted(outcome.best().orElseThrow()));
  }

  @Test
  void withoutNoiseEqualOnesAreTriedTwice() {
    History history = run(FLAT, 0);
    assertThat(repeats(history)).hasSize(6);
    assertThat(outcome(history).sentence()).contains("after 2 repeats of each");
  }

  @Test
  void theOrderInWhichRepeatsEndChangesNothing() {
    History searched = History.empty();
    for (int i = 0; i < SEARCHED; i++) {
      searched.append(
          new Suggested(i, sampler.suggest(problem(SEARCHED), searched, 1).configuration()));
      end(searched, searched.trial(i), SLOPE, 0.3);
    }
    History serial = run(History.of(searched.events()), problem(SEARCHED), SLOPE, 0.3, 1);
    assertThat(repeats(serial)).hasSizeBetween(6, 15);
    for (int workers : new int[] {2, 3, 16}) {
      History parallel = run(History.of(searched.events()), problem(SEARCHED), SLOPE, 0.3, workers);
      assertThat(repeats(parallel).stream().map(Trial::repeats))
          .containsExactlyElementsOf(repeats(serial).stream().map(Trial::repeats).toList());
      assertThat(outcome(parallel)).isEqualTo(outcome(serial));
    }
  }

  @Test
  void aSearchWithItsRaceIsReplayed() {
    History history = run(History.empty(), problem(SEARCHED), SLOPE, 0.3, 4);
    Replay replay = Replay.of(problem(SEARCHED), sampler, history.events(), 1);
    assertThat(replay.identical()).isTrue();
    assertThat(replay.suggestions()).isEqualTo(history.trialCount()).isGreaterThan(SEARCHED);
  }

  @Test
  void theRaceWaitsForTheSearch() {
    History history = History.empty();
    for (int i = 0; i < SEARCHED; i++) {
      history.append(
          new Suggested(i, sampler.suggest(problem(SEARCHED), history, 1).configuration()));
    }
    for (int i = 0; i < SEARCHED; i++) {
      assertThatExceptionOfType(NothingToSuggestException.class)
          .isThrownBy(() -> sampler.suggest(problem(SEARCHED), history, 1))
          .withMessageContaining("waits for trials that run");
      end(history, history.trial(i), SLOPE, 0.3);
    }
    Suggestion first = sampler.suggest(problem(SEARCHED), history, 1);
    assertThat(first.repeats()).isPresent();
    assertThat(first.explanation().strategy()).isEqualTo("race");
    assertThat(first.explanation().reason())
        .isEqualTo(
            "Trial %d again, with another seed: repeat 1 of at most 5, to tell the best 3 apart."
                .formatted(first.repeats().orElseThrow()));
    assertThat(sampler.outcome(problem(SEARCHED), history)).isEmpty();
  }

  @Test
  void aFinalistWhoseRepeatFailsIsOut() {
    History history = run(SLOPE, 0.3);
    History failing = History.empty();
    int raced = repeats(history).getFirst().number();
    for (var each : history.events()) {
      if (each.trial() < raced) {
        failing.append(each);
      }
    }
    int out = repeats(history).getFirst().repeats().orElseThrow();
    failing.append(new Suggested(raced, failing.trial(out).configuration(), OptionalInt.of(out)));
    failing.append(new Ended(raced, Ending.FAILED, 1, List.of(Double.NaN), List.of()));
    run(failing, problem(SEARCHED), SLOPE, 0.3, 2);
    Outcome outcome = outcome(failing);
    assertThat(outcome.best().orElseThrow()).isNotEqualTo(out);
    assertThat(outcome.sentence()).contains("epeats of trial %d failed".formatted(out));
    assertThat(repeatsByTrial(failing)).containsEntry(out, 1L);
  }

  @Test
  void whereAllFailNoneIsRecommendedByTheRace() {
    History history = History.empty();
    for (int i = 0; i < SEARCHED; i++) {
      history.append(
          new Suggested(i, sampler.suggest(problem(SEARCHED), history, 1).configuration()));
      end(history, history.trial(i), SLOPE, 0);
    }
    for (int i = SEARCHED; i < SEARCHED + 3; i++) {
      Suggestion next = sampler.suggest(problem(SEARCHED), history, 1);
      history.append(new Suggested(i, next.configuration(), next.repeats()));
      history.append(new Ended(i, Ending.FAILED, 1, List.of(Double.NaN), List.of()));
    }
    assertThat(outcome(history).best()).isEmpty();
    assertThat(outcome(history).sentence()).startsWith("None of the finalists, trials ");
    assertThat(sampler.recommend(problem(SEARCHED), history, 1))
        .isEqualTo(Samplers.named("random").recommend(problem(SEARCHED), history, 1));
  }

  @Test
  void moreTrialsAreSearchedFirstAndEarlierRepeatsCount() {
    History history = run(FLAT, 1);
    int before = history.trialCount();
    Problem longer = problem(SEARCHED + 4);
    assertThat(sampler.suggest(longer, history, 1).repeats()).isEmpty();
    run(history, longer, SLOPE, 0.001, 2);
    assertThat(history.searchedCount()).isEqualTo(SEARCHED + 4);
    assertThat(history.trial(before).repeats()).isEmpty();
    assertThat(repeatsByTrial(history)).allSatisfy((t, n) -> assertThat(n).isBetween(2L, 5L));
    assertThat(sampler.outcome(longer, history)).isPresent();
  }

  @Test
  void aSpaceThatIsThroughRacesEarlyAndReferencesStayOut() {
    var space = new SearchSpace(List.of(new Parameter("x", new IntegerDomain(1, 4, Scale.LINEAR))));
    Problem problem =
        new Problem(space, List.of(new Objective("score", Direction.MAXIMIZE)), 1, 50, 1);
    History history = History.empty();
    history.append(new Suggested(0, Configuration.of(Map.of("x", 9L))));
    history.append(new Ended(0, Ending.COMPLETE, 1, List.of(99.0), List.of()));
    run(history, problem, it -> it.getLong("x"), 0.01, 3);
    assertThat(history.searchedCount()).isEqualTo(5);
    assertThat(repeatsByTrial(history)).hasSize(3).doesNotContainKey(0);
    Outcome outcome = sampler.outcome(problem, history).orElseThrow();
    assertThat(history.trial(outcome.best().orElseThrow()).configuration().getLong("x"))
        .isEqualTo(4);
    assertThat(outcome.sentence()).contains("with 95 % confidence: score ");
  }

  @Test
  void withFewerThanTwoThereIsNothingToTellApart() {
    History history = History.empty();
    history.append(new Suggested(0, Configuration.of(Map.of("x", 0.5))));
    history.append(new Ended(0, Ending.COMPLETE, 1, List.of(1.0), List.of()));
    history.append(new Suggested(1, Configuration.of(Map.of("x", 0.6))));
    history.append(new Ended(1, Ending.PRUNED, 1, List.of(0.5), List.of()));
    assertThatExceptionOfType(NothingToSuggestException.class)
        .isThrownBy(() -> sampler.suggest(problem(2), history, 1));
    assertThat(sampler.outcome(problem(2), history).orElseThrow().sentence())
        .isEqualTo("Only trial 0 was trained in full, so there was nothing to tell it from.");
    assertThat(sampler.outcome(problem(2), History.empty()).orElseThrow().sentence())
        .startsWith("No trial was trained in full");
  }

  /** The promise of the 95 %: in 2,000 races of three that are nearly level. */
  @Test
  void theTrulyBestIsHardlyEverDropped() {
    RandomGenerator luck = new SplitMix64(3);
    int dropped = 0;
    for (int i = 0; i < 2_000; i++) {
      List<Finalist> finalists = new ArrayList<>();
      for (int f = 0; f < 3; f++) {
        List<Double> losses = new ArrayList<>();
        for (int r = 0; r < 5; r++) {
          losses.add((f == 0 ? 0 : 0.01) + gaussian(luck));
        }
        finalists.add(new Finalist(f, 5, losses, false));
      }
      dropped += Heats.of(RACE, finalists).beaten().contains(finalists.getFirst()) ? 1 : 0;
    }
    assertThat(dropped).isBetween(10, 100);
  }

  private static double gaussian(RandomGenerator luck) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += luck.nextDouble();
    }
    return sum;
  }

  @Test
  void aRepeatIsPartOfTheDigestAndOfWhatWasSearched() {
    Configuration at = Configuration.of(Map.of("x", 0.5));
    History plain = History.empty().append(new Suggested(0, at)).append(new Suggested(1, at));
    History repeat =
        History.empty()
            .append(new Suggested(0, at))
            .append(new Suggested(1, at, OptionalInt.of(0)));
    assertThat(repeat.digest()).isNotEqualTo(plain.digest());
    assertThat(repeat.count(TrialState.RUNNING)).isEqualTo(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> repeat.append(new Suggested(2, at, OptionalInt.of(1))))
        .withMessageContaining("trial 2 isn't one of trial 1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                repeat.append(
                    new Suggested(2, Configuration.of(Map.of("x", 0.6)), OptionalInt.of(0))))
        .withMessageContaining("has the configuration of a trial that was searched");
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Race(1, 5))
        .withMessage("A race has 2 to 20 finalists, was 1.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Race(3, 1))
        .withMessageContaining("2 to 100 repeats of each finalist, was 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FinalRace.of(Samplers.named("dehb"), RACE))
        .withMessageContaining("judges trials by itself");
  }
}
