package io.fairlead.ray.trainer;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Trains one configuration, step by step. Found by {@link #name()} through {@link
 * java.util.ServiceLoader}, so a team brings its own in a jar.
 *
 * <p>The worker owns the loop: it calls {@link Training#step()} until the training says it is done,
 * reports what each step returns, takes checkpoints, and stops between steps when told to. A
 * trainer is stateless and may be asked for several trainings one after the other; one training is
 * used by one thread at a time. Anything thrown fails the trial with its message.
 */
public interface Trainer {

  /** The name by which studies ask for this trainer, such as {@code lightgbm}. */
  String name();

  /**
   * Prepares a training: from the beginning, or from what {@link Training#checkpoint()} of an
   * earlier attempt returned. Training on from a checkpoint must give the same bits as never having
   * paused.
   *
   * @param checkpoint null for a first attempt
   */
  Training start(TrainingContext context, byte @Nullable [] checkpoint) throws Exception;

  /**
   * The names of the parameters that it understands; empty where it can't say. Recorded with each
   * trial, so that no other one is approved for it by mistake.
   */
  default Set<String> parameters() {
    return Set.of();
  }

  /**
   * What is done to the data before the training sees it, as data: what by how, such as {@code
   * numbers} by {@code as they are}. Recorded with each trial; empty where nothing is done.
   */
  default Map<String, String> preprocessing() {
    return Map.of();
  }
}
