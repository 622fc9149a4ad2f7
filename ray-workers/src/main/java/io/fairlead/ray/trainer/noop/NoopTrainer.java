package io.fairlead.ray.trainer.noop;

import io.fairlead.ray.trainer.Evaluation;
import io.fairlead.ray.trainer.StepResult;
import io.fairlead.ray.trainer.Trainer;
import io.fairlead.ray.trainer.Training;
import io.fairlead.ray.trainer.TrainingContext;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Does nothing, as often as asked: each step's only metric, {@code value}, is the step's number. It
 * looks at neither data nor parameters.
 */
public final class NoopTrainer implements Trainer {

  @Override
  public String name() {
    return "noop";
  }

  @Override
  public Training start(TrainingContext context, byte @Nullable [] checkpoint) {
    return new NoopTraining(checkpoint == null ? 0 : ByteBuffer.wrap(checkpoint).getLong());
  }

  private static final class NoopTraining implements Training {

    private long step;

    NoopTraining(long step) {
      this.step = step;
    }

    @Override
    public StepResult step() {
      return new StepResult(Map.of("value", (double) ++step), false);
    }

    @Override
    public byte[] checkpoint() {
      return ByteBuffer.allocate(Long.BYTES).putLong(step).array();
    }

    @Override
    public Evaluation evaluate() {
      return new Evaluation(Map.of("value", (double) step), Map.of());
    }

    @Override
    public void close() {}
  }
}
