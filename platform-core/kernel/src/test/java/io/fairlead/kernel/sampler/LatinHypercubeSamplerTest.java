package io.fairlead.kernel.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatinHypercubeSamplerTest extends UniformSamplerContract {

  @Override
  protected Sampler sampler() {
    return new LatinHypercubeSampler();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16, 100, 4096})
  void everySliceOfEveryAxisHasOneTrial(int trials) {
    var square =
        new SearchSpace(
            List.of(
                new Parameter("x", new FloatDomain(0, 1, Scale.LINEAR)),
                new Parameter("y", new FloatDomain(0, 1, Scale.LINEAR))));
    Problem problem =
        new Problem(square, List.of(new Objective("loss", Direction.MINIMIZE)), 1, trials);
    History history = History.empty();
    Set<Integer> columns = new HashSet<>();
    Set<Integer> rows = new HashSet<>();
    for (int i = 0; i < trials; i++) {
      Configuration next = sampler().suggest(problem, history, 3).configuration();
      columns.add((int) (next.getDouble("x") * trials));
      rows.add((int) (next.getDouble("y") * trials));
      history.append(new Suggested(i, next));
    }
    assertThat(columns).hasSize(trials);
    assertThat(rows).hasSize(trials);
  }
}
