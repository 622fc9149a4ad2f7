package io.fairlead.kernel.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.History;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AutoSamplerTest extends LearningSamplerContract {

  @Override
  protected Sampler sampler() {
    return new AutoSampler();
  }

  @Test
  void itSaysWhatItChoseAndChangesItsMindWithTheTrials() {
    Problem problem = problem(SPACE);
    History history = History.empty();
    Sampler random = new RandomSampler();
    while (history.trialCount() < 200) {
      int trial = history.trialCount();
      if (trial == 100) {
        assertThat(sampler().suggest(problem, history, 1).explanation().reason())
            .contains("few trials, 100 of 4 parameters", "Gaussian process: ");
      }
      if (trial == 99) {
        assertThat(sampler().suggest(problem, history, 1).explanation().reason())
            .contains("every third trial", "Parzen estimators: ");
      }
      Configuration next = random.suggest(problem, history, 1).configuration();
      history.append(new Suggested(trial, next));
      double loss = next.getDouble("rate");
      history.append(new Ended(trial, Ending.COMPLETE, 1, List.of(loss), List.of()));
    }
    assertThat(sampler().suggest(problem, history, 1).explanation().reason())
        .contains("200 trials are more than", "Parzen estimators");
  }

  @Test
  void manyParametersAreLeftToParzenEstimators() {
    var wide =
        new SearchSpace(
            IntStream.range(0, 51)
                .mapToObj(i -> new Parameter("p" + i, new FloatDomain(0, 1, Scale.LINEAR)))
                .toList());
    assertThat(sampler().suggest(problem(wide), History.empty(), 1).explanation().reason())
        .contains("51 parameters are more than");
  }
}
