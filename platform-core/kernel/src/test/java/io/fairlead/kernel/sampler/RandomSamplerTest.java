package io.fairlead.kernel.sampler;

import io.fairlead.kernel.search.Sampler;

class RandomSamplerTest extends UniformSamplerContract {

  @Override
  protected Sampler sampler() {
    return new RandomSampler();
  }
}
