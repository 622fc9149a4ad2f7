package io.fairlead.kernel.racing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Recommendation;
import io.fairlead.kernel.search.Replay;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.SpaceExhaustedException;
import io.fairlead.kernel.search.Trial;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a race keeps, whichever sampler it wraps. */
class RacingTest {

  private static final RacingSettings SETTINGS = RacingSettings.STANDARD;

  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("x", new FloatDomain(0, 1, Scale.LINEAR)),
              new Parameter("y", new FloatDomain(0, 1, Scale.LINEAR))));

  private static Problem problem(SearchSpace space) {
    return new Problem(space, List.of(new Objective("loss", Direction.MINIMIZE)), 1, 1_000);
  }

  private static Sampler racing(String name) {
    return Racing.of(Samplers.named(name), SETTINGS);
  }

  private static double loss(Configuration at) {
    double x = at.getDouble("x") - 0.3;
    double y = at.getDouble("y") - 0.6;
    return x * x + y * y;
  }

  private static History search(Sampler sampler, double noise, int trials, long seed) {
    Problem problem = problem(SPACE);
    RandomGenerator luck = new SplitMix64(seed);
    History history = History.empty();
    for (int i = 0; i < trials; i++) {
      Configuration next = sampler.suggest(problem, history, seed).configuration();
      history.append(new Suggested(i, next));
      double value = loss(next) + noise * (luck.nextDouble() + luck.nextDouble() - 1);
      history.append(new Ended(i, Ending.COMPLETE, 1, List.of(value), List.of()));
    }
    return history;
  }

  private static int repeats(History history) {
    Set<Configuration> seen = new HashSet<>();
    int repeats = 0;
    for (Trial each : history.trials()) {
      repeats += seen.add(each.configuration()) ? 0 : 1;
    }
    return repeats;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gp", "tpe", "random", "auto"})
  void underNoiseSomeOfTheBestAreTriedAgainAndReplayed(String name) {
    History history = search(racing(name), 0.3, 60, 1);
    assertThat(repeats(history)).isBetween(1, 8);
    for (Trial each : history.trials().subList(0, SETTINGS.from())) {
      assertThat(SPACE.contains(each.configuration())).isTrue();
    }
    assertThat(repeats(History.of(history.events().subList(0, 2 * SETTINGS.from())))).isZero();
    assertThat(Replay.of(problem(SPACE), racing(name), history.events(), 1).identical()).isTrue();
    for (Trial each : history.trials()) {
      long runs =
          history.trials().stream()
              .filter(it -> it.configuration().equals(each.configuration()))
              .count();
      assertThat(runs).isLessThanOrEqualTo(SETTINGS.runs());
    }
  }

  @Test
  void aRepeatSaysSo() {
    History history = search(Samplers.named("random"), 0.3, 24, 1);
    var suggestion = racing("random").suggest(problem(SPACE), history, 1);
    assertThat(suggestion.explanation().strategy()).isEqualTo("racing");
    assertThat(suggestion.explanation().reason())
        .contains("'s configuration again, with another seed", "had 1 of at most 5 runs");
    assertThat(history.trials())
        .anyMatch(it -> it.configuration().equals(suggestion.configuration()));
  }

  @Test
  void withoutNoiseItStopsAfterTwoRepeats() {
    assertThat(repeats(search(racing("gp"), 0, 50, 1))).isLessThanOrEqualTo(2);
  }

  @Test
  void whatRunsAlreadyCountsSoWorkersDontAllTryTheSame() {
    History history = search(Samplers.named("random"), 0.3, 24, 1);
    Sampler sampler = racing("random");
    for (int i = 24; i < 200; i++) {
      Configuration next = sampler.suggest(problem(SPACE), history, 1).configuration();
      history.append(new Suggested(i, next));
    }
    for (Trial each : history.trials()) {
      assertThat(
              history.trials().stream()
                  .filter(it -> it.configuration().equals(each.configuration()))
                  .count())
          .isLessThanOrEqualTo(SETTINGS.runs());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gp", "tpe", "random", "grid"})
  void aFiniteSpaceIsWalkedAndThenExhausted(String name) {
    var space =
        new SearchSpace(
            List.of(
                new Parameter("x", new IntegerDomain(0, 5, Scale.LINEAR)),
                new Parameter("y", new IntegerDomain(0, 5, Scale.LINEAR))));
    Sampler sampler = racing(name);
    RandomGenerator luck = new SplitMix64(3);
    History history = History.empty();
    assertThatExceptionOfType(SpaceExhaustedException.class)
        .isThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                Configuration next = sampler.suggest(problem(space), history, 3).configuration();
                history.append(new Suggested(i, next));
                double value = next.getLong("x") + next.getLong("y") + 3 * luck.nextDouble();
                history.append(new Ended(i, Ending.COMPLETE, 1, List.of(value), List.of()));
              }
            })
        .withMessageContaining("All 36 configurations");
    assertThat(history.trialCount() - repeats(history)).as("each came").isEqualTo(36);
  }

  private static History runs(double[] one, double[] other) {
    History history = History.empty();
    for (int k = 0; k < 2; k++) {
      Configuration at = Configuration.of(Map.of("x", 0.2 + 0.6 * k, "y", 0.5));
      for (double each : k == 0 ? one : other) {
        int trial = history.trialCount();
        history.append(new Suggested(trial, at));
        history.append(new Ended(trial, Ending.COMPLETE, 1, List.of(each), List.of()));
      }
    }
    return history;
  }

  @Test
  void ofEquallyGoodOnesTheConsistentOneIsRecommended() {
    double[] wild = {0, 2, 0, 2, 1};
    double[] steady = {1, 1.01, 0.99, 1.02, 0.98};
    Recommendation first =
        racing("gp").recommend(problem(SPACE), runs(steady, wild), 1).orElseThrow();
    Recommendation second =
        racing("gp").recommend(problem(SPACE), runs(wild, steady), 1).orElseThrow();
    assertThat(first.trial()).isLessThan(5);
    assertThat(second.trial()).isGreaterThanOrEqualTo(5);
    assertThat(first.rationale()).contains("its spread over seeds", "measured 5 times");
  }

  @Test
  void betterByMoreThanTheSpreadIsRecommendedAllTheSame() {
    double[] wild = {-1, 1, -1, 1, 0};
    double[] steady = {3, 3.01, 2.99, 3.02, 2.98};
    assertThat(racing("gp").recommend(problem(SPACE), runs(steady, wild), 1).orElseThrow().trial())
        .isGreaterThanOrEqualTo(5);
  }

  @Test
  void beforeThereAreValuesTheWrappedSamplerIsAsked() {
    assertThat(racing("gp").recommend(problem(SPACE), History.empty(), 1)).isEmpty();
    assertThat(racing("gp").suggest(problem(SPACE), History.empty(), 1))
        .isEqualTo(Samplers.named("gp").suggest(problem(SPACE), History.empty(), 1));
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RacingSettings(20, 1, 4, 5, 1, 0))
        .withMessageContaining("at least 2, were 20, 1, 4 and 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RacingSettings(20, 5, 4, 5, 0, 0))
        .withMessageContaining("apart is above 0");
  }
}
