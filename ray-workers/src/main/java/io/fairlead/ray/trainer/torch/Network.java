package io.fairlead.ray.trainer.torch;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** What is trained: parameters, and what they make of a batch. */
interface Network {

  /** All parameters by name, always in the same order. */
  Map<String, Tensor> parameters();

  /**
   * Raw outputs for a batch: rows × outputs.
   *
   * @param batch rows × encoded columns
   */
  Tensor forward(Tensor batch, Dropout dropout);

  /** Makes a network for rows of {@code inputs} numbers. */
  @FunctionalInterface
  interface Factory {
    Network create(TorchSettings settings, int inputs, int outputs, Parameters parameters);
  }
}
