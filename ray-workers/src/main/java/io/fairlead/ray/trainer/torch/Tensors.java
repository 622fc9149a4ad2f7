package io.fairlead.ray.trainer.torch;

import org.bytedeco.pytorch.Tensor;

/** Tensors and Java arrays. */
final class Tensors {

  private Tensors() {}

  static float[] toFloats(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    tensor.detach().cpu().contiguous().data_ptr_float().get(values);
    return values;
  }
}
