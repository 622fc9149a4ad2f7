package io.fairlead.ray.trainer;

/** One configuration being trained; holds native memory, hence closeable. */
public interface Training extends AutoCloseable {

  /**
   * Trains one step (an epoch, a boosting iteration) and returns its metrics. Steps are counted
   * from 1; the worker never asks for more than {@link TrainingContext#maxSteps()}.
   */
  StepResult step() throws Exception;

  /**
   * Everything needed to go on after the last step: parameters, optimizer state, generator state,
   * position in the data. Called between steps, any number of times; calling it changes nothing in
   * what comes after.
   */
  byte[] checkpoint() throws Exception;

  /** The final evaluation, after the last step: test metrics, predictions, the model. */
  Evaluation evaluate() throws Exception;

  @Override
  void close();
}
