package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.sampler.LearningSamplerContract;
import io.fairlead.kernel.search.Sampler;

class GpSamplerTest extends LearningSamplerContract {

  @Override
  protected Sampler sampler() {
    return new GpSampler();
  }
}
