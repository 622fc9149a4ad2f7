package io.fairlead.kernel.pruner;

import io.fairlead.kernel.sampler.fidelity.DehbSampler;

class DehbPrunerTest extends JudgingSamplerContract<DehbSampler> {

  @Override
  DehbSampler both() {
    return new DehbSampler();
  }
}
