package io.fairlead.ray.trainer;

import io.fairlead.ray.trainer.TrainingData.Task;
import java.util.Map;

/** Trainings that are run in several processes, hence named. */
enum Scenario {
  LIGHTGBM_BINARY("lightgbm", 12),
  LIGHTGBM_MULTICLASS("lightgbm", 40),
  LIGHTGBM_REGRESSION("lightgbm", 10);

  final String trainer;
  final int steps;

  Scenario(String trainer, int steps) {
    this.trainer = trainer;
    this.steps = steps;
  }

  TrainingContext context() {
    return Samples.context(parameters(), data(), 42, steps);
  }

  private TrainingData data() {
    return switch (this) {
      case LIGHTGBM_BINARY -> Samples.table(Task.BINARY, 600, 6);
      case LIGHTGBM_MULTICLASS -> Samples.table(Task.MULTICLASS, 500, 5);
      case LIGHTGBM_REGRESSION -> Samples.table(Task.REGRESSION, 500, 5);
    };
  }

  private Map<String, Object> parameters() {
    return switch (this) {
      case LIGHTGBM_BINARY ->
          Map.of(
              "num_leaves",
              7L,
              "bagging_fraction",
              0.6,
              "feature_fraction",
              0.5,
              "class_weight",
              "balanced");
      case LIGHTGBM_MULTICLASS ->
          Map.of("learning_rate", 0.5, "bagging_fraction", 0.7, "early_stopping_rounds", 3L);
      case LIGHTGBM_REGRESSION -> Map.of("feature_fraction", 0.5, "lambda_l2", 1.0);
    };
  }
}
