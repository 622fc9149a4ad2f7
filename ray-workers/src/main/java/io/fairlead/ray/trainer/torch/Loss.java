package io.fairlead.ray.trainer.torch;

import io.fairlead.ray.trainer.TrainingData.Task;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What a batch is optimised for: weighted log-loss, or squared error of standardised targets. */
final class Loss {

  private static final long MEAN = 1;
  private static final long IGNORE_NONE = -100;

  private final Task task;
  private final Tensor classWeights;

  Loss(Task task, double[] weights, Device device, Natives natives) {
    this.task = task;
    float[] floats = new float[weights.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) weights[i];
    }
    this.classWeights = natives.keep(Tensor.create(floats).to(device, ScalarType.Float));
  }

  Tensor of(Tensor outputs, Tensor targets) {
    return switch (task) {
      case BINARY -> {
        Tensor rowWeights = classWeights.index_select(0, targets.to(ScalarType.Long));
        yield torch.binary_cross_entropy_with_logits(
            outputs.view(-1), targets, new TensorOptional(rowWeights), new TensorOptional(), MEAN);
      }
      case MULTICLASS ->
          torch.cross_entropy_loss(
              outputs, targets, new TensorOptional(classWeights), MEAN, IGNORE_NONE, 0);
      case REGRESSION -> torch.mse_loss(outputs.view(-1), targets);
    };
  }
}
