package io.fairlead.kernel.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Outlook;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ProspectsTest {

  private static Problem problem(Direction direction, int trials) {
    return new Problem(
        new SearchSpace(List.of(new Parameter("x", new FloatDomain(0, 1, Scale.LINEAR)))),
        List.of(new Objective("value", direction)),
        1,
        trials);
  }

  /** The distance to an optimum in four dimensions, at random. */
  private static double value(RandomGenerator random) {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      double x = random.nextDouble() - 0.4;
      sum += x * x;
    }
    return sum;
  }

  private static History history(int trials, double sign, RandomGenerator random) {
    History history = History.empty();
    for (int i = 0; i < trials; i++) {
      history.append(new Suggested(i, Configuration.of(Map.of("x", random.nextDouble()))));
      double value = sign * value(random);
      history.append(new Ended(i, Ending.COMPLETE, 1, List.of(value), List.of()));
    }
    return history;
  }

  @Test
  void whatRandomTrialsBringIsForetold() {
    int inside = 0;
    double foretold = 0;
    double brought = 0;
    for (int seed = 0; seed < 200; seed++) {
      RandomGenerator random = new SplitMix64(seed);
      History history = history(50, 1, random);
      double best =
          history.trials().stream()
              .mapToDouble(it -> it.objectives().getFirst())
              .min()
              .orElseThrow();
      double next = best;
      for (int i = 0; i < 50; i++) {
        next = Math.min(next, value(random));
      }
      Outlook outlook = Prospects.outlook(problem(Direction.MINIMIZE, 100), history).orElseThrow();
      inside += best - next >= outlook.low() && best - next <= outlook.high() ? 1 : 0;
      foretold += outlook.improvement();
      brought += best - next;
    }
    assertThat(inside).isGreaterThanOrEqualTo(180);
    assertThat(foretold / brought).isBetween(0.6, 1.7);
  }

  @Test
  void moreTrialsLeftMayBringMore() {
    History history = history(60, 1, new SplitMix64(1));
    double before = 0;
    for (int trials : new int[] {60, 61, 80, 200, 5_000, Integer.MAX_VALUE}) {
      Outlook outlook =
          Prospects.outlook(problem(Direction.MINIMIZE, trials), history).orElseThrow();
      assertThat(outlook.improvement()).isGreaterThanOrEqualTo(0.999 * before); // to its precision
      assertThat(outlook.low()).isBetween(0.0, outlook.improvement());
      assertThat(outlook.high()).isGreaterThanOrEqualTo(outlook.improvement());
      assertThat(outlook.high()).isLessThan(1);
      before = outlook.improvement();
    }
    assertThat(before).isPositive();
  }

  @Test
  void upIsDownTurnedRound() {
    assertThat(
            Prospects.outlook(problem(Direction.MAXIMIZE, 90), history(60, -1, new SplitMix64(1))))
        .isEqualTo(
            Prospects.outlook(problem(Direction.MINIMIZE, 90), history(60, 1, new SplitMix64(1))));
  }

  @Test
  void equalValuesPromiseNothing() {
    History history = History.empty();
    for (int i = 0; i < 30; i++) {
      history.append(new Suggested(i, Configuration.of(Map.of("x", i / 30.0))));
      history.append(new Ended(i, Ending.COMPLETE, 1, List.of(0.7), List.of()));
    }
    assertThat(Prospects.outlook(problem(Direction.MINIMIZE, 90), history))
        .contains(new Outlook(0, 0, 0));
  }

  /** As a history does that is asked with each suggestion, beside one that is asked once. */
  @Test
  void whatWasAskedBeforeChangesNoAnswer() {
    for (Direction direction : Direction.values()) {
      RandomGenerator random = new SplitMix64(3);
      Problem problem = problem(direction, 500);
      History asked = History.empty();
      for (int i = 0; i < 120; i++) {
        asked.append(new Suggested(i, Configuration.of(Map.of("x", random.nextDouble()))));
        Double anew = Prospects.information(problem, History.of(asked.events()));
        assertThat(Prospects.information(problem, asked)).isEqualTo(anew); // NaN, too, at first
        if (i % 3 > 0) {
          Ending ending = i % 7 == 0 ? Ending.FAILED : Ending.COMPLETE;
          asked.append(new Ended(i, ending, 1, List.of(value(random)), List.of()));
        }
      }
    }
  }

  @Test
  void fewTrialsPromiseNothingYet() {
    assertThat(Prospects.outlook(problem(Direction.MINIMIZE, 90), history(9, 1, new SplitMix64(1))))
        .isEmpty();
  }

  @Test
  void eachTrialTellsLessThanTheOneBefore() {
    Problem problem = problem(Direction.MINIMIZE, 1_000);
    assertThat(Prospects.information(problem, History.empty())).isNaN();
    double few = Prospects.information(problem, history(5, 1, new SplitMix64(1)));
    double many = Prospects.information(problem, history(50, 1, new SplitMix64(1)));
    assertThat(few).isCloseTo(0.5 * Math.log(6.0 / 5), within(1e-12));
    assertThat(many).isPositive().isLessThan(few);
    History pending = history(50, 1, new SplitMix64(1));
    pending.append(new Suggested(50, Configuration.of(Map.of("x", 0.5))));
    assertThat(Prospects.information(problem, pending)).isLessThan(many);
  }
}
