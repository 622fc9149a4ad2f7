package io.fairlead.ray.testing;

import io.fairlead.ray.trainer.Evaluation;
import io.fairlead.ray.trainer.StepResult;
import io.fairlead.ray.trainer.Trainer;
import io.fairlead.ray.trainer.Training;
import io.fairlead.ray.trainer.TrainingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports the index of the GPU it was given, -1 for none, as {@code value}. */
public final class GpuIndexTrainer implements Trainer {

  @Override
  public String name() {
    return "gpu-index";
  }

  @Override
  public Training start(TrainingContext context, byte @Nullable [] checkpoint) {
    Map<String, Double> metrics = Map.of("value", (double) context.gpu().orElse(-1));
    return new Training() {
      @Override
      public StepResult step() {
        return new StepResult(metrics, true);
      }

      @Override
      public byte[] checkpoint() {
        return new byte[0];
      }

      @Override
      public Evaluation evaluate() {
        return new Evaluation(Map.of(), Map.of());
      }

      @Override
      public void close() {}
    };
  }
}
