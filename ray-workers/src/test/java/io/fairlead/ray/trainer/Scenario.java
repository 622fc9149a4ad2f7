package io.fairlead.ray.trainer;

import io.fairlead.ray.trainer.TrainingData.Task;
import java.util.Map;
import java.util.OptionalInt;

/** Trainings that are run in several processes, hence named. */
public enum Scenario {
  LIGHTGBM_BINARY("lightgbm", 12),
  LIGHTGBM_MULTICLASS("lightgbm", 40),
  LIGHTGBM_REGRESSION("lightgbm", 10),
  MLP_BINARY("mlp", 6),
  MLP_MULTICLASS_SGD("mlp", 6),
  MLP_REGRESSION_EARLY_STOPPING("mlp", 40),
  CNN("cnn", 4),
  NOOP("noop", 5),
  PROBE("probe", 5);

  public final String trainer;
  final int steps;

  Scenario(String trainer, int steps) {
    this.trainer = trainer;
    this.steps = steps;
  }

  public TrainingContext context(OptionalInt gpu) {
    return Samples.context(parameters(), data(), 42, steps, gpu);
  }

  private TrainingData data() {
    return switch (this) {
      case LIGHTGBM_BINARY, MLP_BINARY, NOOP, PROBE -> Samples.table(Task.BINARY, 600, 6);
      case LIGHTGBM_MULTICLASS, MLP_MULTICLASS_SGD -> Samples.table(Task.MULTICLASS, 500, 5);
      case LIGHTGBM_REGRESSION, MLP_REGRESSION_EARLY_STOPPING ->
          Samples.table(Task.REGRESSION, 500, 5);
      case CNN -> Samples.images(300);
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
      case MLP_BINARY ->
          Map.of(
              "dropout", 0.3,
              "class_weight", "balanced",
              "weight_decay", 0.01,
              "learning_rate", 0.01);
      case MLP_MULTICLASS_SGD ->
          Map.of("optimizer", "sgd", "momentum", 0.9, "batch_size", 32L, "layers", 1L);
      case MLP_REGRESSION_EARLY_STOPPING ->
          Map.of("early_stopping_rounds", 2L, "learning_rate", 0.05, "dropout", 0.2);
      case CNN -> Map.of("dropout", 0.2, "channels", 4L, "learning_rate", 0.01);
      case NOOP -> Map.of();
      case PROBE -> Map.of("mode", "ok");
    };
  }
}
