package io.fairlead.kernel.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.sampler.RandomSampler;
import io.fairlead.kernel.search.Alternative;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.Forecast;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Outlook;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What the process says beside a configuration. */
class ExplanationTest {

  private static final Sampler SAMPLER = new GpSampler();
  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("x", new FloatDomain(0, 1, Scale.LINEAR)),
              new Parameter("y", new FloatDomain(0, 1, Scale.LINEAR))));

  private static Problem problem(Direction direction, int trials) {
    return new Problem(SPACE, List.of(new Objective("value", direction)), 1, trials);
  }

  /** From 100, at x = 0.3 and y = 0.6, upwards. */
  private static double value(Configuration at) {
    double x = at.getDouble("x") - 0.3;
    double y = at.getDouble("y") - 0.6;
    return 100 + 20 * (x * x + y * y);
  }

  private static History history(Problem problem, int trials, double noise) {
    Sampler random = new RandomSampler();
    RandomGenerator luck = new SplitMix64(1);
    double sign = problem.objectives().getFirst().direction() == Direction.MINIMIZE ? 1 : -1;
    History history = History.empty();
    for (int i = 0; i < trials; i++) {
      Configuration next = random.suggest(problem, history, 3).configuration();
      history.append(new Suggested(i, next));
      double value = sign * (value(next) + noise * (luck.nextDouble() - 0.5));
      history.append(new Ended(i, Ending.COMPLETE, 1, List.of(value), List.of()));
    }
    return history;
  }

  @Test
  void theForecastIsInTheObjectivesUnits() {
    Problem problem = problem(Direction.MINIMIZE, 100);
    Suggestion suggestion = SAMPLER.suggest(problem, history(problem, 20, 0), 1);
    Explanation explanation = suggestion.explanation();
    Forecast forecast = explanation.forecast().orElseThrow();
    assertThat(explanation.strategy()).isEqualTo("gp");
    assertThat(forecast.mean()).isCloseTo(value(suggestion.configuration()), within(0.5));
    assertThat(forecast.low()).isLessThan(forecast.mean());
    assertThat(forecast.high()).isGreaterThan(forecast.mean());
    assertThat(forecast.improvement()).isBetween(0.0, 2.0);
    assertThat(explanation.information()).isBetween(0.0, Math.log(32));
  }

  @Test
  void upIsDownTurnedRound() {
    Problem down = problem(Direction.MINIMIZE, 100);
    Problem up = problem(Direction.MAXIMIZE, 100);
    Forecast low = SAMPLER.suggest(down, history(down, 20, 0), 1).explanation().forecast().get();
    Forecast high = SAMPLER.suggest(up, history(up, 20, 0), 1).explanation().forecast().get();
    assertThat(high)
        .isEqualTo(new Forecast(-low.mean(), -low.high(), -low.low(), low.improvement()));
  }

  @Test
  void alternativesAreOthersThatPromiseLess() {
    Problem problem = problem(Direction.MINIMIZE, 100);
    Suggestion suggestion = SAMPLER.suggest(problem, history(problem, 12, 1), 1);
    List<Alternative> alternatives = suggestion.explanation().alternatives();
    assertThat(alternatives)
        .hasSize(3)
        .isSortedAccordingTo(Comparator.comparingDouble(each -> -each.improvement()))
        .noneMatch(each -> each.configuration().equals(suggestion.configuration()))
        .allMatch(
            each ->
                each.improvement()
                    <= suggestion.explanation().forecast().orElseThrow().improvement());
  }

  @Test
  void theMoreIsKnownTheLessIsToBeExpected() {
    Problem problem = problem(Direction.MINIMIZE, 300);
    Outlook early = SAMPLER.outlook(problem, history(problem, 8, 0), 1).orElseThrow();
    History longer = history(problem, 40, 0);
    Outlook late = SAMPLER.outlook(problem, longer, 1).orElseThrow();
    assertThat(late.improvement()).isLessThan(early.improvement());
    assertThat(early.low()).isLessThanOrEqualTo(early.improvement());
    assertThat(early.high()).isGreaterThanOrEqualTo(early.improvement());
    double best =
        longer.trials().stream().mapToDouble(it -> it.objectives().getFirst()).min().orElseThrow();
    assertThat(best - 100).as("what there is to gain").isBetween(late.low(), late.high());
    assertThat(SAMPLER.outlook(problem, longer, 1)).contains(late);
  }

  @Test
  void fewTrialsBringLessThanManyAndNoneNothing() {
    History history = history(problem(Direction.MINIMIZE, 300), 10, 0);
    double many = SAMPLER.outlook(problem(Direction.MINIMIZE, 300), history, 1).get().improvement();
    double one = SAMPLER.outlook(problem(Direction.MINIMIZE, 11), history, 1).get().improvement();
    assertThat(one).isPositive().isLessThan(many);
    assertThat(SAMPLER.outlook(problem(Direction.MINIMIZE, 10), history, 1))
        .contains(new Outlook(0, 0, 0));
    assertThat(SAMPLER.outlook(problem(Direction.MINIMIZE, 10), History.empty(), 1)).isEmpty();
  }
}
