package io.fairlead.kernel.sampler.tpe;

import io.fairlead.kernel.sampler.LearningSamplerContract;
import io.fairlead.kernel.search.Sampler;

class TpeSamplerTest extends LearningSamplerContract {

  @Override
  protected Sampler sampler() {
    return new TpeSampler();
  }
}
