package io.fairlead.ray.testing;

import io.fairlead.ray.trainer.Evaluation;
import io.fairlead.ray.trainer.StepResult;
import io.fairlead.ray.trainer.Trainer;
import io.fairlead.ray.trainer.Training;
import io.fairlead.ray.trainer.TrainingContext;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reports where it runs: the index of the GPU it was given, -1 for none, as {@code value}, and its
 * process as {@code process}; its one step takes {@code millis}.
 */
public final class PlacementTrainer implements Trainer {

  @Override
  public String name() {
    return "placement";
  }

  @Override
  public Training start(TrainingContext context, byte @Nullable [] checkpoint) {
    Map<String, Double> metrics =
        Map.of(
            "value",
            (double) context.gpu().orElse(-1),
            "process",
            (double) ProcessHandle.current().pid());
    long millis = context.parameters().get("millis") instanceof Long given ? given : 0;
    return new Training() {
      @Override
      public StepResult step() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
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
