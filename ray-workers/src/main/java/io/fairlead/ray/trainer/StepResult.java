package io.fairlead.ray.trainer;

import java.util.Map;

/**
 * What one step brought.
 *
 * @param metrics by name, such as {@code validation_auc}; NaN is reported as it is
 * @param done whether training is over before {@code maxSteps}, by early stopping
 */
public record StepResult(Map<String, Double> metrics, boolean done) {

  public StepResult {
    metrics = Map.copyOf(metrics);
  }
}
