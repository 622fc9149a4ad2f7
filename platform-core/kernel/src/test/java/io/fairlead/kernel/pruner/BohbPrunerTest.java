package io.fairlead.kernel.pruner;

import io.fairlead.kernel.sampler.fidelity.BohbSampler;

class BohbPrunerTest extends JudgingSamplerContract<BohbSampler> {

  @Override
  BohbSampler both() {
    return new BohbSampler();
  }
}
