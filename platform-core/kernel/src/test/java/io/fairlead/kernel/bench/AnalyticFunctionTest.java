package io.fairlead.kernel.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyticFunctionTest {

  private static final Map<String, AnalyticFunction> BY_NAME = new HashMap<>();

  static {
    AnalyticFunction.all().forEach(each -> BY_NAME.put(each.name(), each));
  }

  private static AnalyticFunction named(String name) {
    return BY_NAME.getOrDefault(name, AnalyticFunction.all().getFirst());
  }

  private static Configuration at(double... x) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < x.length; i++) {
      values.put("x" + i, x[i]);
    }
    return Configuration.of(values);
  }

  @Test
  void theLeastValuesAreWhereTheyArePublished() {
    assertThat(named("branin").regret(at(Math.PI, 2.275))).isCloseTo(0, within(1e-9));
    assertThat(named("branin").regret(at(-Math.PI, 12.275))).isCloseTo(0, within(1e-9));
    assertThat(
            named("hartmann6")
                .regret(at(0.20168952, 0.15001069, 0.47687398, 0.27533243, 0.31165162, 0.65730054)))
        .isCloseTo(0, within(1e-9));
    assertThat(named("ackley10").regret(at(new double[10]))).isCloseTo(0, within(1e-12));
    assertThat(named("rosenbrock10").regret(at(1, 1, 1, 1, 1, 1, 1, 1, 1, 1))).isZero();
    Configuration network =
        Configuration.of(
            Map.of(
                "model",
                "network",
                "rate",
                0.003,
                "layers",
                2L,
                "units",
                64L,
                "activation",
                "elu",
                "dropout",
                0.15,
                "slope",
                0.3));
    assertThat(named("mixed").space().contains(network)).isTrue();
    assertThat(named("mixed").regret(network)).isCloseTo(0, within(1e-12));
  }

  /** By luck alone 7 of 8 come once in 28 times. */
  @ParameterizedTest
  @ValueSource(strings = {"tpe", "cmaes", "bohb", "dehb"})
  void learningBeatsRandom(String strategy) {
    AnalyticFunction function = named("rosenbrock10");
    int won = 0;
    for (long seed = 0; seed < 8; seed++) {
      double learnt = best(Samplers.named(strategy), function, seed);
      won += learnt < best(Samplers.named("random"), function, seed) ? 1 : 0;
    }
    assertThat(won).isGreaterThanOrEqualTo(7);
  }

  private static double best(Sampler sampler, AnalyticFunction function, long seed) {
    Problem problem = function.problem(150);
    History history = History.empty();
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < problem.maxTrials(); i++) {
      Configuration next = sampler.suggest(problem, history, seed).configuration();
      double value = function.observe(next, seed, i);
      history.append(new Suggested(i, next));
      history.append(new Ended(i, Ending.COMPLETE, 1, List.of(value), List.of()));
      best = Math.min(best, value);
    }
    return best;
  }
}
