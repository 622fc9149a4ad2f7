package io.fairlead.ray.trainer.torch;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Makes parameters with starting values from a seeded generator of its own: PyTorch's default
 * generator is shared by the whole process.
 */
final class Parameters {

  private final SplittableRandom random;
  private final Device device;
  private final Natives natives;
  private final Map<String, Tensor> made = new LinkedHashMap<>();

  Parameters(long seed, Device device, Natives natives) {
    this.random = new SplittableRandom(seed);
    this.device = device;
    this.natives = natives;
  }

  /**
   * Weights drawn uniformly from ±√(6 / fan-in), which suits rectified units (He et al. 2015).
   *
   * @param shape outputs first; the product of the rest is the fan-in
   */
  Tensor weight(String layer, long... shape) {
    int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    double bound = Math.sqrt(6.0 * shape[0] / size);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextDouble(-bound, bound);
    }
    return trainable(layer + "_weight", values, shape);
  }

  /** Zeros. */
  Tensor bias(String layer, int outputs) {
    return trainable(layer + "_bias", new float[outputs], outputs);
  }

  /** All that were made, by name, in the order in which they were. */
  Map<String, Tensor> all() {
    return made;
  }

  private Tensor trainable(String name, float[] values, long... shape) {
    Tensor moved = Tensor.create(values, shape).to(device, torch.ScalarType.Float);
    Tensor parameter = natives.keep(moved.detach().set_requires_grad(true));
    made.put(name, parameter);
    return parameter;
  }
}
