package io.fairlead.kernel.sampler.fidelity;

import io.fairlead.kernel.sampler.LearningSamplerContract;
import io.fairlead.kernel.search.Sampler;

class BohbSamplerTest extends LearningSamplerContract {

  @Override
  protected Sampler sampler() {
    return new BohbSampler();
  }
}
