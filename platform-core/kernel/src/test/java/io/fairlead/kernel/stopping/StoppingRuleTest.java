package io.fairlead.kernel.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Direction;
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
import io.fairlead.kernel.stopping.StoppingRule.Unit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoppingRuleTest {

  private static final Problem PROBLEM =
      new Problem(
          new SearchSpace(
              List.of(
                  new Parameter("x", new FloatDomain(0, 1, Scale.LINEAR)),
                  new Parameter("y", new FloatDomain(0, 1, Scale.LINEAR)))),
          List.of(new Objective("accuracy", Direction.MAXIMIZE)),
          1,
          100);

  private static double accuracy(Configuration at) {
    double x = at.getDouble("x") - 0.3;
    double y = at.getDouble("y") - 0.6;
    return 0.9 - x * x - y * y;
  }

  private static void next(Sampler sampler, History history) {
    int trial = history.trialCount();
    Configuration next = sampler.suggest(PROBLEM, history, 1).configuration();
    history.append(new Suggested(trial, next));
    double value = accuracy(next);
    history.append(new Ended(trial, Ending.COMPLETE, 1, List.of(value), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gp", "auto", "tpe", "random"})
  void aSearchEndsWhenItFoundWhatThereIs(String name) {
    Sampler sampler = Samplers.named(name);
    StoppingRule rule = new StoppingRule(0.01, Unit.OBJECTIVE, 15, 20);
    History history = History.empty();
    Optional<String> reason = Optional.empty();
    while (reason.isEmpty() && history.trialCount() < 100) {
      next(sampler, history);
      reason = rule.reason(PROBLEM, sampler, history, 1);
    }
    assertThat(reason.orElseThrow())
        .startsWith("No further gain expected: the trials that are left are expected to improve")
        .contains("the best accuracy of 0.", "less than the 0.01");
    double best =
        history.trials().stream()
            .mapToDouble(it -> accuracy(it.configuration()))
            .max()
            .orElseThrow();
    assertThat(best).as("what is left is indeed less").isGreaterThan(0.9 - 0.02);
    assertThat(history.trialCount()).isBetween(20, 99);
    assertThat(rule.reason(PROBLEM, Samplers.named(name), History.of(history.events()), 1))
        .isEqualTo(reason);
  }

  private static Sampler promising(double improvement) {
    return new Sampler() {
      @Override
      public Suggestion suggest(Problem problem, History history, long seed) {
        return Samplers.named("random").suggest(problem, history, seed);
      }

      @Override
      public Optional<Outlook> outlook(Problem problem, History history, long seed) {
        return Optional.of(new Outlook(improvement, 0, 2 * improvement));
      }
    };
  }

  private static History values(double... values) {
    History history = History.empty();
    for (double value : values) {
      int trial = history.trialCount();
      Configuration next = Samplers.named("random").suggest(PROBLEM, history, 1).configuration();
      history.append(new Suggested(trial, next));
      history.append(new Ended(trial, Ending.COMPLETE, 1, List.of(value), List.of()));
    }
    return history;
  }

  private static final double[] FLAT = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 5, 5, 5, 5};

  @Test
  void itGoesOnWhileTheOutlookIsWorthIt() {
    StoppingRule rule = new StoppingRule(0.5, Unit.OBJECTIVE, 4, 10);
    assertThat(rule.reason(PROBLEM, promising(0.6), values(FLAT), 1)).isEmpty();
    assertThat(rule.reason(PROBLEM, promising(0.4), values(FLAT), 1))
        .contains(
            "No further gain expected: the trials that are left are expected to improve the best"
                + " accuracy of 10.00 by 0.40 (with 95 % from 0.0 to 0.80), less than the 0.50 that"
                + " going on is worth; the latest 4 brought 0.0.");
  }

  @Test
  void itGoesOnWhileTheLatestTrialsBroughtEnough() {
    StoppingRule patient = new StoppingRule(0.5, Unit.OBJECTIVE, 5, 10);
    assertThat(patient.reason(PROBLEM, promising(0), values(FLAT), 1)).isEmpty();
  }

  @Test
  void itWaitsForItsLeastTrials() {
    StoppingRule slow = new StoppingRule(0.5, Unit.OBJECTIVE, 4, 15);
    assertThat(slow.reason(PROBLEM, promising(0), values(FLAT), 1)).isEmpty();
    assertThat(slow.reason(PROBLEM, promising(0), History.empty(), 1)).isEmpty();
  }

  @Test
  void aShareIsThatOfTheGainFromTheMedian() {
    StoppingRule rule = new StoppingRule(0.1, Unit.SHARE_OF_GAIN, 4, 10); // of 10 - 5
    assertThat(rule.reason(PROBLEM, promising(0.6), values(FLAT), 1)).isEmpty();
    assertThat(rule.reason(PROBLEM, promising(0.4), values(FLAT), 1)).isPresent();
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StoppingRule(0, Unit.OBJECTIVE, 1, 10))
        .withMessage("The least improvement worth going on for is above 0, was 0.0.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StoppingRule(1, Unit.OBJECTIVE, 0, 10))
        .withMessageContaining("patience of at least 1", "was 0 and 10");
  }
}
