package io.fairlead.kernel.sampler.forest;

import io.fairlead.kernel.sampler.LearningSamplerContract;
import io.fairlead.kernel.search.Sampler;

class ForestSamplerTest extends LearningSamplerContract {

  @Override
  protected Sampler sampler() {
    return new ForestSampler();
  }
}
