package io.fairlead.ray.trainer;

import java.util.Map;

/**
 * The result of a finished training.
 *
 * @param metrics final figures by name, such as {@code test_auc}
 * @param artifacts what is kept, by file name: {@code predictions.csv} (columns {@code
 *     split,row,label,score,predicted}), the model under its format's usual ending
 */
public record Evaluation(Map<String, Double> metrics, Map<String, byte[]> artifacts) {

  public Evaluation {
    metrics = Map.copyOf(metrics);
    artifacts = Map.copyOf(artifacts);
  }
}
