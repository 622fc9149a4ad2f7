package io.fairlead.ray.trainer.torch;

import io.fairlead.ray.trainer.TrainingContext;
import io.fairlead.ray.trainer.tabular.Settings;
import java.util.List;
import java.util.Set;

/**
 * A configuration, checked.
 *
 * @param format the checkpoints' format
 * @param units of each hidden dense layer
 * @param layers how many hidden dense layers
 * @param channels of the first convolution; 0 without convolutions
 * @param momentum of stochastic gradient descent; unused with Adam
 */
record TorchSettings(
    String format,
    int units,
    int layers,
    int channels,
    double dropout,
    double learningRate,
    double weightDecay,
    int batchSize,
    boolean adam,
    double momentum,
    boolean balanced,
    int earlyStoppingRounds) {

  /** What a multilayer perceptron understands. */
  static final Set<String> MLP_NAMES =
      Set.of(
          "hidden_units",
          "layers",
          "dropout",
          "learning_rate",
          "weight_decay",
          "batch_size",
          "optimizer",
          "momentum",
          "class_weight",
          "early_stopping_rounds");

  /** What a convolutional network understands. */
  static final Set<String> CNN_NAMES =
      Set.of(
          "channels",
          "dense_units",
          "dropout",
          "learning_rate",
          "weight_decay",
          "batch_size",
          "early_stopping_rounds");

  private static final double MAX_DROPOUT = 0.95;

  static TorchSettings mlp(TrainingContext context) {
    Settings settings = new Settings(context, MLP_NAMES);
    boolean adam = settings.choice("optimizer", List.of("adam", "sgd"), "adam").equals("adam");
    if (adam && context.parameters().containsKey("momentum")) {
      throw new IllegalArgumentException(
          "momentum applies to optimizer=sgd only, but the optimizer is adam. Leave momentum out.");
    }
    return new TorchSettings(
        "mlp/1",
        settings.integer("hidden_units", 1, 4096, 64),
        settings.integer("layers", 1, 8, 2),
        0,
        settings.number("dropout", 0, MAX_DROPOUT, 0),
        settings.number("learning_rate", 1e-7, 10, adam ? 1e-3 : 1e-2),
        settings.number("weight_decay", 0, 10, 0),
        settings.integer("batch_size", 1, 65_536, 64),
        adam,
        settings.number("momentum", 0, 0.999, 0),
        settings.balanced(),
        settings.integer("early_stopping_rounds", 0, 1_000_000, 0));
  }

  static TorchSettings cnn(TrainingContext context) {
    Settings settings = new Settings(context, CNN_NAMES);
    return new TorchSettings(
        "cnn/1",
        settings.integer("dense_units", 1, 4096, 64),
        1,
        settings.integer("channels", 1, 256, 8),
        settings.number("dropout", 0, MAX_DROPOUT, 0),
        settings.number("learning_rate", 1e-7, 10, 1e-3),
        settings.number("weight_decay", 0, 10, 0),
        settings.integer("batch_size", 1, 65_536, 64),
        true,
        0,
        false,
        settings.integer("early_stopping_rounds", 0, 1_000_000, 0));
  }
}
