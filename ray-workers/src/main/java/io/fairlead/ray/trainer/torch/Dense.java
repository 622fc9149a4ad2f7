package io.fairlead.ray.trainer.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Dense layers: hidden ones with rectified units and dropout, then a linear one. */
final class Dense {

  private final List<Tensor> weights = new ArrayList<>();
  private final List<Tensor> biases = new ArrayList<>();

  Dense(TorchSettings settings, int inputs, int outputs, Parameters parameters) {
    int width = inputs;
    for (int layer = 0; layer < settings.layers(); layer++) {
      weights.add(parameters.weight("dense" + layer, settings.units(), width));
      biases.add(parameters.bias("dense" + layer, settings.units()));
      width = settings.units();
    }
    weights.add(parameters.weight("output", outputs, width));
    biases.add(parameters.bias("output", outputs));
  }

  Tensor forward(Tensor batch, Dropout dropout) {
    Tensor units = batch;
    int last = weights.size() - 1;
    for (int layer = 0; layer < last; layer++) {
      units = dropout.apply(linear(units, layer).relu());
    }
    return linear(units, last);
  }

  private Tensor linear(Tensor units, int layer) {
    return torch.linear(units, weights.get(layer), new TensorOptional(biases.get(layer)));
  }
}
