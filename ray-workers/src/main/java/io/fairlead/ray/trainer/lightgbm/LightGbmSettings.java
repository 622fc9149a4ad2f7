package io.fairlead.ray.trainer.lightgbm;

import io.fairlead.ray.trainer.TrainingContext;
import io.fairlead.ray.trainer.tabular.Labels;
import io.fairlead.ray.trainer.tabular.Seeds;
import io.fairlead.ray.trainer.tabular.Settings;
import java.util.Set;

/** A configuration, checked, and as the parameter strings that LightGBM takes. */
record LightGbmSettings(
    double learningRate,
    int numLeaves,
    int maxDepth,
    int minDataInLeaf,
    double featureFraction,
    double baggingFraction,
    double lambdaL1,
    double lambdaL2,
    int earlyStoppingRounds,
    boolean balanced,
    int threads,
    long seed) {

  /** What it understands. */
  static final Set<String> NAMES =
      Set.of(
          "learning_rate",
          "num_leaves",
          "max_depth",
          "min_data_in_leaf",
          "feature_fraction",
          "bagging_fraction",
          "lambda_l1",
          "lambda_l2",
          "early_stopping_rounds",
          "class_weight");

  static LightGbmSettings of(TrainingContext context) {
    Settings settings = new Settings(context, NAMES);
    return new LightGbmSettings(
        settings.number("learning_rate", 1e-6, 1, 0.1),
        settings.integer("num_leaves", 2, 131_072, 31),
        settings.integer("max_depth", -1, 64, -1),
        settings.integer("min_data_in_leaf", 1, 1_000_000, 20),
        settings.number("feature_fraction", 0.01, 1, 1),
        settings.number("bagging_fraction", 0.01, 1, 1),
        settings.number("lambda_l1", 0, 1e6, 0),
        settings.number("lambda_l2", 0, 1e6, 0),
        settings.integer("early_stopping_rounds", 0, 1_000_000, 0),
        settings.balanced(),
        context.threads(),
        context.seed());
  }

  /** How the columns are binned; the same in every iteration. */
  String dataset(String categoricalFeatures) {
    return common()
        + " feature_pre_filter=false data_random_seed="
        + Seeds.derivePositiveInt(seed, 0)
        + (categoricalFeatures.isEmpty() ? "" : " categorical_feature=" + categoricalFeatures);
  }

  /** The {@code iteration}-th booster, counted from 1. */
  String iteration(Labels labels, long iteration) {
    String objective =
        switch (labels.task()) {
          case BINARY -> "binary";
          case MULTICLASS -> "multiclass num_class=" + labels.outputs();
          case REGRESSION -> "regression";
        };
    return common()
        + " objective="
        + objective
        + " learning_rate="
        + learningRate
        + " num_leaves="
        + numLeaves
        + " max_depth="
        + maxDepth
        + " min_data_in_leaf="
        + minDataInLeaf
        + " feature_fraction="
        + featureFraction
        + " bagging_fraction="
        + baggingFraction
        + " bagging_freq=1 lambda_l1="
        + lambdaL1
        + " lambda_l2="
        + lambdaL2
        + " seed="
        + Seeds.derivePositiveInt(seed, iteration);
  }

  /** For predictions; bins and trees don't depend on it. */
  String common() {
    return "deterministic=true force_row_wise=true verbosity=-1 num_threads=" + threads;
  }
}
