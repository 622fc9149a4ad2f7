package io.fairlead.ray.trainer.probe;

import io.fairlead.ray.trainer.Trainer;
import io.fairlead.ray.trainer.Training;
import io.fairlead.ray.trainer.TrainingContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A diagnostic trainer: shows how an installation copes with trainings that misbehave. It learns
 * nothing and looks at no data; its metric {@code value} is a walk from 0 towards 1, a function of
 * the seed and the step, and its checkpoint holds the state of its generator.
 *
 * <p>Parameters, all optional:
 *
 * <ul>
 *   <li>{@code mode}: what it does, see {@link ProbeMode}; {@code ok} unless given
 *   <li>{@code fail_at_step}: the step, counted from 1, at which it starts to misbehave; 1 unless
 *       given
 *   <li>{@code step_millis}: how long each step takes, in milliseconds; 0 unless given, 100 in mode
 *       {@code slow}
 * </ul>
 */
public final class ProbeTrainer implements Trainer {

  @Override
  public String name() {
    return "probe";
  }

  @Override
  public Training start(TrainingContext context, byte @Nullable [] checkpoint) throws IOException {
    return new ProbeTraining(context, checkpoint);
  }
}
