package io.fairlead.ray.trainer.torch;

import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Drops units at random while training and scales the others up (Srivastava et al. 2014), with
 * masks from a seeded generator, so that they don't depend on the device or on what else the
 * process does.
 */
final class Dropout {

  private static final Dropout NONE = new Dropout(0, new SplittableRandom(0));

  private final double rate;
  private final SplittableRandom random;

  Dropout(double rate, SplittableRandom random) {
    this.rate = rate;
    this.random = random;
  }

  /** For predicting. */
  static Dropout none() {
    return NONE;
  }

  Tensor apply(Tensor units) {
    if (rate == 0) {
      return units;
    }
    float kept = (float) (1 / (1 - rate));
    float[] mask = new float[Math.toIntExact(units.numel())];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.nextDouble() < rate ? 0 : kept;
    }
    Tensor tensor = Tensor.create(mask, units.size(0), units.size(1));
    return units.mul(tensor.to(units.device(), torch.ScalarType.Float));
  }
}
