package io.fairlead.kernel.sampler.cma;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.sampler.LearningSamplerContract;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CmaSamplerTest extends LearningSamplerContract {

  @Override
  protected Sampler sampler() {
    return new CmaSampler();
  }

  private static double best(
      SearchSpace space, int trials, Direction direction, ToDoubleFunction<Configuration> loss) {
    Problem problem = new Problem(space, List.of(new Objective("y", direction)), 1, trials);
    History history = History.empty();
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < trials; i++) {
      Suggestion next = new CmaSampler().suggest(problem, history, 3);
      assertThat(next.explanation().strategy()).isEqualTo("cmaes");
      double value = loss.applyAsDouble(next.configuration());
      best = Math.min(best, value);
      history.append(new Suggested(i, next.configuration()));
      double told = direction == Direction.MINIMIZE ? value : -value;
      history.append(new Ended(i, Ending.COMPLETE, 1, List.of(told), List.of()));
    }
    return best;
  }

  private static SearchSpace numbers(int count) {
    return new SearchSpace(
        IntStream.range(0, count)
            .mapToObj(i -> new Parameter("x" + i, new FloatDomain(0, 1, Scale.LINEAR)))
            .toList());
  }

  /** A narrow valley along no axis: without the covariance it isn't followed to the end. */
  @Test
  void itLearnsTheDirectionOfAValley() {
    double found =
        best(
            numbers(5),
            2_000,
            Direction.MAXIMIZE,
            at -> {
              double along = 0;
              double across = 0;
              for (int i = 0; i < 5; i++) {
                along += at.getDouble("x" + i) - 0.3;
                across += Math.pow(at.getDouble("x" + i) - at.getDouble("x" + (i + 1) % 5), 2);
              }
              return along * along + 1e4 * across;
            });
    assertThat(found).isLessThan(1e-6);
  }

  /** Half of the parameters are whole numbers or choices; without a margin they freeze early. */
  @Test
  void itFindsTheBestOfWholeNumbersAndChoices() {
    List<Parameter> parameters = new ArrayList<>(numbers(3).parameters());
    for (int i = 0; i < 4; i++) {
      parameters.add(new Parameter("n" + i, new IntegerDomain(-10, 10, Scale.LINEAR)));
      parameters.add(new Parameter("b" + i, CategoricalDomain.bool()));
    }
    double found =
        best(
            new SearchSpace(parameters),
            1_200,
            Direction.MINIMIZE,
            at -> {
              double sum = 0;
              for (int i = 0; i < 3; i++) {
                sum += Math.pow(at.getDouble("x" + i) - 0.7, 2);
              }
              for (int i = 0; i < 4; i++) {
                sum += Math.pow(at.getLong("n" + i) - 3, 2) / 10;
                sum += at.getBoolean("b" + i) == (i % 2 == 0) ? 0 : 1;
              }
              return sum;
            });
    assertThat(found).isLessThan(1e-3);
  }
}
