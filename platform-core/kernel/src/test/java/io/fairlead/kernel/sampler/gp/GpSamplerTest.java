package io.fairlead.kernel.sampler.gp;

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
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GpSamplerTest extends LearningSamplerContract {

  @Override
  protected Sampler sampler() {
    return new GpSampler();
  }

  private static final Problem SLOPE =
      new Problem(
          new SearchSpace(List.of(new Parameter("x", new FloatDomain(0, 1, Scale.LINEAR)))),
          List.of(new Objective("loss", Direction.MINIMIZE)),
          1,
          100);

  private static void tell(History history, double x, double loss) {
    int trial = history.trialCount();
    history.append(new Suggested(trial, Configuration.of(Map.of("x", x))));
    history.append(new Ended(trial, Ending.COMPLETE, 1, List.of(loss), List.of()));
  }

  /** Losses rise with x and are off by 0.2 in turns. */
  private static History slope() {
    History history = History.empty();
    for (int i = 1; i <= 30; i++) {
      tell(history, i / 30.0, i / 30.0 + (i % 2 == 0 ? 0.2 : -0.2));
    }
    return history;
  }

  private int recommended(History history) {
    return sampler().recommend(SLOPE, history, 1).orElseThrow().trial();
  }

  @Test
  void luckAmongBadNeighboursIsNotRecommended() {
    History history = slope();
    tell(history, 0.0, 0.1);
    tell(history, 0.95, -0.25);
    assertThat(recommended(history)).isNotEqualTo(31);
  }

  @Test
  void ofEqualNeighboursTheOneThatBroughtMoreIsRecommended() {
    History history = slope();
    tell(history, 0.0, 0.1); // the slope says that this is better
    tell(history, 0.001, -0.3);
    assertThat(recommended(history)).isEqualTo(31);
  }
}
