package io.fairlead.kernel.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SamplersTest {

  @Test
  void samplersAreFoundByName() {
    assertThat(Samplers.names()).containsExactly("random", "sobol");
    assertThat(Samplers.named("random")).isInstanceOf(RandomSampler.class);
    assertThat(Samplers.named("sobol")).isInstanceOf(SobolSampler.class);
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samplers.named("grid"))
        .withMessage("There is no sampler 'grid'; choose one of [random, sobol].");
  }
}
