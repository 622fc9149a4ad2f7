package io.fairlead.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.kernel.search.Trial;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernel as a library: a whole search in a plain Java program. */
class AskAndTellTest {

  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("rate", new FloatDomain(1e-5, 1, Scale.LOG)),
              new Parameter("momentum", new FloatDomain(0, 1, Scale.LINEAR))));

  private static final Problem PROBLEM =
      new Problem(SPACE, List.of(new Objective("loss", Direction.MINIMIZE)), 1, 256);

  private static double train(Configuration configuration) {
    double rate = Math.log10(configuration.getDouble("rate")) + 3;
    double momentum = configuration.getDouble("momentum") - 0.9;
    return rate * rate + momentum * momentum;
  }

  static List<String> samplers() {
    return List.copyOf(Samplers.names());
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void aSearchComesCloseToTheBest(String name) {
    Sampler sampler = Samplers.named(name);
    History history = History.empty();
    // Those that take some milliseconds a suggestion need fewer.
    int trials = name.equals("gp") || name.equals("auto") ? 40 : PROBLEM.maxTrials();
    for (int trial = 0; trial < trials; trial++) {
      Suggestion next = sampler.suggest(PROBLEM, history, 42);
      history.append(new Suggested(trial, next.configuration()));
      double loss = train(next.configuration());
      history.append(new Ended(trial, Ending.COMPLETE, 1, List.of(loss), List.of()));
    }
    Trial best =
        history.trials().stream()
            .min(Comparator.comparingDouble(each -> each.objectives().getFirst()))
            .orElseThrow();
    assertThat(best.configuration().getDouble("rate")).isBetween(1e-4, 1e-2);
    assertThat(best.configuration().getDouble("momentum")).isBetween(0.7, 1.0);
  }
}
