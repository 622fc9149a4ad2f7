package io.fairlead.kernel.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GridSamplerTest extends SamplerContract {

  private static final SearchSpace PLANE =
      new SearchSpace(
          List.of(
              new Parameter("x", new FloatDomain(0, 1, Scale.LINEAR)),
              new Parameter("choice", new CategoricalDomain(List.of("a", "b"))),
              new Parameter("rate", new FloatDomain(1e-4, 1, Scale.LOG))));

  @Override
  protected Sampler sampler() {
    return new GridSampler();
  }

  /** Another seed starts elsewhere in the same grid. */
  @Test
  @Override
  void theSameSeedGivesTheSameSearch() {
    assertThat(search(SPACE, 50, 42)).isEqualTo(search(SPACE, 50, 42));
    assertThat(search(SPACE, 1, 42)).isNotEqualTo(search(SPACE, 1, 43));
  }

  @Test
  void placesAreEvenAndFewValuesLeaveTheOthersMore() {
    Map<Object, Integer> x = new HashMap<>();
    Map<Object, Integer> choices = new HashMap<>();
    for (Suggestion each : walk(18)) {
      x.merge(Math.round(each.configuration().getDouble("x") * 6), 1, Integer::sum);
      choices.merge(each.configuration().getString("choice"), 1, Integer::sum);
    }
    assertThat(x).isEqualTo(Map.of(1L, 6, 3L, 6, 5L, 6));
    assertThat(choices).isEqualTo(Map.of("a", 9, "b", 9));
  }

  @Test
  void beyondTheGridPointsAreRandom() {
    List<Suggestion> all = walk(19);
    assertThat(all.get(17).explanation().reason()).contains("of a grid of 18");
    assertThat(all.get(18).explanation().reason()).contains("the grid's 18 points are through");
    assertThat(all.stream().map(Suggestion::configuration)).doesNotHaveDuplicates();
  }

  private List<Suggestion> walk(int trials) {
    Problem problem =
        new Problem(PLANE, List.of(new Objective("loss", Direction.MINIMIZE)), 1, trials);
    History history = History.empty();
    return java.util.stream.IntStream.range(0, trials)
        .mapToObj(
            i -> {
              Suggestion next = sampler().suggest(problem, history, 1);
              history.append(new Suggested(i, next.configuration()));
              return next;
            })
        .toList();
  }
}
