package io.fairlead.kernel.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.kernel.pruner.AshaPruner;
import io.fairlead.kernel.pruner.NoPruner;
import io.fairlead.kernel.pruner.Pruners;
import io.fairlead.kernel.sampler.RandomSampler;
import io.fairlead.kernel.sampler.Samplers;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PairingTest {

  /** Samples and judges, as BOHB does. */
  private static final class Both implements Sampler, Pruner {
    @Override
    public Suggestion suggest(Problem problem, History history, long seed) {
      return new RandomSampler().suggest(problem, history, seed);
    }

    @Override
    public List<Long> rungs(long maxSteps) {
      return List.of();
    }

    @Override
    public Verdict judge(Problem problem, History history, Report report) {
      return Verdict.CONTINUE;
    }

    @Override
    public OptionalInt resume(Problem problem, History history) {
      return OptionalInt.empty();
    }
  }

  @Test
  void anySamplerThatOnlySamplesGoesWithAnyPruner() {
    for (String sampler : Samplers.names()) {
      for (String pruner : Pruners.names()) {
        if (!(Samplers.named(sampler) instanceof Pruner)) {
          Pruner judge = Pruners.named(pruner, Map.of());
          assertThat(Pairing.pruner(sampler, Samplers.named(sampler), pruner, judge))
              .isSameAs(judge);
        }
      }
    }
  }

  @Test
  void aSamplerThatJudgesGoesAlone() {
    Both both = new Both();
    assertThat(Pairing.pruner("bohb", both, "none", new NoPruner())).isSameAs(both);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pairing.pruner("bohb", both, "asha", new AshaPruner(1, 3)))
        .withMessage(
            "'bohb' samples and judges trials by itself, so it can't go with 'asha'; choose"
                + " 'none'.");
  }
}
