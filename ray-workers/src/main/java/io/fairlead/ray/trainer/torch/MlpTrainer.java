package io.fairlead.ray.trainer.torch;

import io.fairlead.ray.trainer.Trainer;
import io.fairlead.ray.trainer.Training;
import io.fairlead.ray.trainer.TrainingContext;
import io.fairlead.ray.trainer.tabular.DenseEncoding;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A multi-layer perceptron for tables on PyTorch; one step is one epoch.
 *
 * <p>Parameters, all optional: {@code hidden_units}, {@code layers}, {@code dropout}, {@code
 * learning_rate}, {@code weight_decay}, {@code batch_size}, {@code optimizer} ({@code adam}, {@code
 * sgd}), {@code momentum} (with {@code sgd} only), {@code class_weight} ({@code none}, {@code
 * balanced}), {@code early_stopping_rounds} (0: off).
 *
 * <p>Runs on the CPU, or on the GPU that the context names.
 */
public final class MlpTrainer implements Trainer {

  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public Training start(TrainingContext context, byte @Nullable [] checkpoint) throws Exception {
    return TorchTraining.start(context, TorchSettings.mlp(context), checkpoint, Mlp::new);
  }

  @Override
  public Set<String> parameters() {
    return TorchSettings.MLP_NAMES;
  }

  @Override
  public Map<String, String> preprocessing() {
    return DenseEncoding.DESCRIPTION;
  }
}
