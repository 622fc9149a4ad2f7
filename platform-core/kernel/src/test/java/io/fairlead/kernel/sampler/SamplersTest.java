package io.fairlead.kernel.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SamplersTest {

  @Test
  void samplersAreFoundByName() {
    assertThat(Samplers.names())
        .containsExactly("auto", "gp", "grid", "lhs", "random", "sobol", "tpe");
    assertThat(Samplers.named("random")).isInstanceOf(RandomSampler.class);
    assertThat(Samplers.named("sobol")).isInstanceOf(SobolSampler.class);
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samplers.named("best"))
        .withMessage(
            "There is no sampler 'best'; choose one of [auto, gp, grid, lhs, random, sobol, tpe].");
  }
}
