package io.fairlead.ray.trainer.torch;

import io.fairlead.ray.trainer.Trainer;
import io.fairlead.ray.trainer.Training;
import io.fairlead.ray.trainer.TrainingContext;
import io.fairlead.ray.trainer.tabular.DenseEncoding;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small convolutional network for images on PyTorch; one step is one epoch. The columns besides
 * the target are the pixels of a square grey image, row after row: side² numeric columns.
 *
 * <p>Parameters, all optional: {@code channels}, {@code dense_units}, {@code dropout}, {@code
 * learning_rate}, {@code weight_decay}, {@code batch_size}, {@code early_stopping_rounds} (0: off).
 *
 * <p>Runs on the CPU, or on the GPU that the context names.
 */
public final class CnnTrainer implements Trainer {

  @Override
  public String name() {
    return "cnn";
  }

  @Override
  public Training start(TrainingContext context, byte @Nullable [] checkpoint) throws Exception {
    Cnn.requireSquareImages(context.data());
    return TorchTraining.start(context, TorchSettings.cnn(context), checkpoint, Cnn::new);
  }

  @Override
  public Set<String> parameters() {
    return TorchSettings.CNN_NAMES;
  }

  @Override
  public Map<String, String> preprocessing() {
    return DenseEncoding.DESCRIPTION;
  }
}
