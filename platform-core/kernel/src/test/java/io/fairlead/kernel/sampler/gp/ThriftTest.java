package io.fairlead.kernel.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.sampler.RandomSampler;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThriftTest {

  private static final Problem PROBLEM =
      new Problem(
          new SearchSpace(
              List.of(
                  new Parameter("x", new FloatDomain(0, 1, Scale.LINEAR)),
                  new Parameter("size", new FloatDomain(0, 1, Scale.LINEAR)))),
          List.of(new Objective("loss", Direction.MINIMIZE)),
          1,
          60);

  /** Size matters little for the loss, and a factor of {@code e} to the {@code power} for costs. */
  private static History history(Sampler sampler, int trials, double power) {
    History history = History.empty();
    for (int i = 0; i < trials; i++) {
      Configuration next = sampler.suggest(PROBLEM, history, 3).configuration();
      double x = next.getDouble("x") - 0.3;
      double size = next.getDouble("size") - 0.7;
      history.append(new Suggested(i, next));
      history.append(
          new Ended(
              i,
              Ending.COMPLETE,
              1,
              List.of(x * x + 0.05 * size * size),
              List.of(),
              Math.exp(power * next.getDouble("size"))));
    }
    return history;
  }

  private static double cost(History history) {
    return history.trials().stream().mapToDouble(it -> it.ended().orElseThrow().cost()).sum();
  }

  @Test
  void costsThatHardlyDifferOrArentKnownDontCount() {
    Sampler random = new RandomSampler();
    assertThat(Thrift.of(PROBLEM, history(random, 30, 0.5)).exponent()).isZero();
    assertThat(Thrift.of(PROBLEM, history(random, 9, 4)).exponent()).isZero();
    assertThat(Thrift.of(PROBLEM, history(random, 30, Double.NaN)).exponent()).isZero();
    assertThat(Thrift.of(PROBLEM, History.empty()).exponent()).isZero();
    History same = history(new GpSampler(), 30, 0.5);
    assertThat(same.trials().getLast().configuration())
        .isEqualTo(history(new GpSampler(), 30, Double.NaN).trials().getLast().configuration());
  }

  @Test
  void theNearerTheEndTheLessTheyCount() {
    Sampler random = new RandomSampler();
    double early = Thrift.of(PROBLEM, history(random, 15, 4)).exponent();
    double late = Thrift.of(PROBLEM, history(random, 45, 4)).exponent();
    assertThat(early).isEqualTo(0.75);
    assertThat(late).isEqualTo(0.25);
  }

  @Test
  void whereTheyDifferMuchASearchCostsLess() {
    History dear = history(new GpSampler(), 40, 6);
    double thrifty = cost(dear);
    double unknown =
        history(new GpSampler(), 40, Double.NaN).trials().stream()
            .mapToDouble(it -> Math.exp(6 * it.configuration().getDouble("size")))
            .sum();
    assertThat(thrifty).isLessThan(0.9 * unknown);
    assertThat(new GpSampler().suggest(PROBLEM, dear, 3).explanation().reason())
        .endsWith("Costs differ much, so what it promises is weighed by them.");
  }
}
