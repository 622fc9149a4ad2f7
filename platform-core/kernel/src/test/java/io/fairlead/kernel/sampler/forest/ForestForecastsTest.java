package io.fairlead.kernel.sampler.forest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.sampler.RandomSampler;
import io.fairlead.kernel.sampler.tpe.TpeSampler;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Forecast;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForestForecastsTest {

  private static Problem problem(Direction direction) {
    return new Problem(
        new SearchSpace(
            List.of(
                new Parameter("x", new FloatDomain(0, 1, Scale.LINEAR)),
                new Parameter("y", new FloatDomain(0, 1, Scale.LINEAR)),
                new Parameter("kind", new CategoricalDomain(List.of("a", "b", "c"))))),
        List.of(new Objective("value", direction)),
        1,
        200);
  }

  private static double loss(Configuration at) {
    double x = at.getDouble("x") - 0.3;
    double y = at.getDouble("y") - 0.6;
    return 4 * x * x + 2 * y * y + (at.getString("kind").equals("b") ? 0 : 0.3);
  }

  /** What came of the forecasts of one search. */
  private static final class Tally {
    private int told;
    private int held;
    private double width;
  }

  private static void search(Sampler sampler, Direction direction, double noise, Tally tally) {
    Problem problem = problem(direction);
    double sign = direction == Direction.MINIMIZE ? 1 : -1;
    for (long seed = 0; seed < 4; seed++) {
      var random = new SplitMix64(seed);
      History history = History.empty();
      for (int i = 0; i < 120; i++) {
        Configuration next = sampler.suggest(problem, history, seed).configuration();
        Optional<Forecast> forecast = ForestForecasts.of(problem, history, next, seed);
        double value = sign * (loss(next) + noise * random.nextGaussian());
        if (i < 20) {
          assertThat(forecast).isEmpty();
        } else {
          Forecast told = forecast.orElseThrow();
          assertThat(told.low()).isLessThanOrEqualTo(told.mean());
          assertThat(told.mean()).isLessThanOrEqualTo(told.high());
          assertThat(told.improvement()).isNotNegative();
          tally.told++;
          tally.held += value >= told.low() && value <= told.high() ? 1 : 0;
          tally.width += told.high() - told.low();
        }
        history.append(new Suggested(i, next));
        history.append(new Ended(i, Ending.COMPLETE, 1, List.of(value), List.of()));
      }
    }
  }

  /** Of 400 forecasts that hold with 95 %, at least 92 % hold but once in 200 times. */
  @Test
  void theIntervalHoldsAsOftenAsItPromises() {
    for (Sampler sampler : List.of(new RandomSampler(), new TpeSampler())) {
      for (Direction direction : Direction.values()) {
        for (double noise : new double[] {0, 0.3}) {
          Tally tally = new Tally();
          search(sampler, direction, noise, tally);
          assertThat(tally.held / (double) tally.told)
              .as("%s %s %s", sampler, direction, noise)
              .isBetween(0.92, 0.995);
          assertThat(tally.width / tally.told)
              .as("and isn't all of the range, which is 3, and with noise 4 and more")
              .isLessThan(noise == 0 ? 1.7 : 3.2);
        }
      }
    }
  }

  @Test
  void suggestionsOfParzenEstimatorsSayWhatAForestExpects() {
    Problem problem = problem(Direction.MINIMIZE);
    Sampler sampler = new TpeSampler();
    History history = History.empty();
    for (int i = 0; i < 40; i++) {
      var suggestion = sampler.suggest(problem, history, 3);
      assertThat(suggestion.explanation().forecast().isPresent()).isEqualTo(i >= 20);
      history.append(new Suggested(i, suggestion.configuration()));
      double value = loss(suggestion.configuration());
      history.append(new Ended(i, Ending.COMPLETE, 1, List.of(value), List.of()));
    }
    assertThat(sampler.suggest(problem, history, 3).explanation().reason())
        .contains("A forest expects");
    assertThat(sampler.suggest(problem, History.of(history.events()), 3))
        .as("and asked only now")
        .isEqualTo(sampler.suggest(problem, history, 3));
  }
}
