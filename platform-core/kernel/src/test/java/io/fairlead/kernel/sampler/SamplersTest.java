package io.fairlead.kernel.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.kernel.search.History;
import org.junit.jupiter.api.Test;

class SamplersTest {

  @Test
  void samplersAreFoundByName() {
    assertThat(Samplers.names())
        .containsExactly(
            "auto", "bohb", "cmaes", "dehb", "gp", "grid", "lhs", "random", "rf", "sobol", "tpe");
    assertThat(strategy("random")).isEqualTo("random");
    assertThat(strategy("sobol")).isEqualTo("sobol");
  }

  private static String strategy(String name) {
    return Samplers.named(name)
        .suggest(SamplerContract.problem(SamplerContract.SPACE), History.empty(), 1)
        .explanation()
        .strategy();
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samplers.named("best"))
        .withMessage(
            "There is no sampler 'best'; choose one of [auto, bohb, cmaes, dehb, gp, grid, lhs, random, rf, sobol, tpe].");
  }
}
