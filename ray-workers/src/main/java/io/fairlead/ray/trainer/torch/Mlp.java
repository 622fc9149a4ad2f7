package io.fairlead.ray.trainer.torch;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Dense layers alone. */
final class Mlp implements Network {

  private final Dense dense;
  private final Map<String, Tensor> parameters;

  Mlp(TorchSettings settings, int inputs, int outputs, Parameters parameters) {
    dense = new Dense(settings, inputs, outputs, parameters);
    this.parameters = parameters.all();
  }

  @Override
  public Map<String, Tensor> parameters() {
    return parameters;
  }

  @Override
  public Tensor forward(Tensor batch, Dropout dropout) {
    return dense.forward(batch, dropout);
  }
}
