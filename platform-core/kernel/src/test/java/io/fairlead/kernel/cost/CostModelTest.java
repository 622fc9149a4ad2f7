package io.fairlead.kernel.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CostModelTest {

  private static final Problem PROBLEM =
      new Problem(
          new SearchSpace(
              List.of(
                  new Parameter("width", new IntegerDomain(16, 1024, Scale.LOG)),
                  new Parameter("kind", new CategoricalDomain(List.of("plain", "conv"))),
                  new Parameter(
                      "kernel",
                      new IntegerDomain(1, 9, Scale.LINEAR),
                      new Condition.OneOf("kind", Set.of("conv"))),
                  new Parameter("rate", new FloatDomain(1e-4, 1, Scale.LOG)))),
          List.of(new Objective("loss", Direction.MINIMIZE)),
          81,
          Integer.MAX_VALUE);

  /** Seconds: 60 for a full plain training of width 128. */
  private static double seconds(Configuration at, long steps) {
    return 60
        * Math.pow(at.getLong("width") / 128.0, 0.8)
        * (at.getString("kind").equals("conv") ? 3 : 1)
        * steps
        / 81;
  }

  private final Sampler random = Samplers.named("random");
  private final RandomGenerator luck = new SplitMix64(4);
  private final History history = History.empty();

  private void run(int trials) {
    for (int i = 0; i < trials; i++) {
      int trial = history.trialCount();
      Configuration next = random.suggest(PROBLEM, history, 2).configuration();
      history.append(new Suggested(trial, next));
      boolean full = trial % 3 == 0;
      long steps = full ? 81 : trial % 3 == 1 ? 9 : 27;
      double cost = seconds(next, steps) * Math.exp(0.2 * (luck.nextDouble() - 0.5));
      Ending ending = full ? Ending.COMPLETE : Ending.PRUNED;
      history.append(new Ended(trial, ending, steps, List.of(1.0), List.of(), cost));
    }
  }

  private CostForecast predict(String kind, int width, long steps) {
    Map<String, Object> values =
        kind.equals("conv")
            ? Map.of("width", width, "kind", kind, "kernel", 5, "rate", 0.01)
            : Map.of("width", width, "kind", kind, "rate", 0.01);
    return CostModel.of(PROBLEM, history).predict(Configuration.of(values), steps);
  }

  @Test
  void beforeThereIsDataItSaysNothing() {
    assertThat(predict("plain", 128, 81).mean()).isNaN();
    run(CostModel.LEAST - 1);
    assertThat(predict("plain", 128, 81).high()).isNaN();
    run(1);
    assertThat(predict("plain", 128, 81).mean()).isPositive();
  }

  @Test
  void itLearnsFromPrunedTrialsWhatFullOnesCost() {
    run(60);
    for (long steps : new long[] {9, 27, 81}) {
      assertThat(predict("plain", 128, steps).mean() / (60.0 * steps / 81)).isBetween(0.85, 1.15);
      assertThat(predict("conv", 128, steps).mean() / (180.0 * steps / 81)).isBetween(0.85, 1.15);
    }
    assertThat(predict("plain", 1024, 81).mean() / predict("plain", 16, 81).mean())
        .isCloseTo(Math.pow(64, 0.8), within(6.0));
  }

  @Test
  void itsIntervalHoldsAndNarrows() {
    run(10);
    CostForecast early = predict("conv", 64, 81);
    run(80);
    CostForecast late = predict("conv", 64, 81);
    assertThat(late.high() / late.low()).isLessThan(early.high() / early.low());
    int inside = 0;
    for (int i = 0; i < 100; i++) {
      Configuration at = random.suggest(PROBLEM, History.empty(), 1_000 + i).configuration();
      double cost = seconds(at, 81) * Math.exp(0.2 * (luck.nextDouble() - 0.5));
      CostForecast forecast = CostModel.of(PROBLEM, history).predict(at, 81);
      inside += cost >= forecast.low() && cost <= forecast.high() ? 1 : 0;
    }
    assertThat(inside).isGreaterThanOrEqualTo(90);
  }

  @Test
  void unknownAndEmptyCostsTeachNothing() {
    run(5);
    CostForecast before = predict("plain", 128, 81);
    Configuration next = random.suggest(PROBLEM, history, 2).configuration();
    for (double cost : new double[] {Double.NaN, 0, 5}) {
      int trial = history.trialCount();
      history.append(new Suggested(trial, next));
      long steps = cost == 5 ? 0 : 9; // failed before its first step
      history.append(new Ended(trial, Ending.FAILED, steps, List.of(Double.NaN), List.of(), cost));
    }
    assertThat(predict("plain", 128, 81)).isEqualTo(before);
    assertThat(CostModel.of(PROBLEM, history).known()).isEqualTo(5);
  }

  @Test
  void suggestionsSayWhatTheyCost() {
    assertThat(random.suggest(PROBLEM, history, 2).explanation().cost()).isNaN();
    run(40);
    var suggestion = random.suggest(PROBLEM, history, 2);
    assertThat(suggestion.explanation().cost() / seconds(suggestion.configuration(), 81))
        .isBetween(0.7, 1.4);
  }

  @Test
  void aCostOfNoStepsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> predict("plain", 128, 0))
        .withMessage("A cost is that of at least one step, was asked for 0.");
  }
}
