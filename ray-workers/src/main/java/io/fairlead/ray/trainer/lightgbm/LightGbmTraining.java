package io.fairlead.ray.trainer.lightgbm;

import io.fairlead.ray.trainer.Evaluation;
import io.fairlead.ray.trainer.StepResult;
import io.fairlead.ray.trainer.Training;
import io.fairlead.ray.trainer.TrainingContext;
import io.fairlead.ray.trainer.TrainingData.Split;
import io.fairlead.ray.trainer.tabular.Bytes;
import io.fairlead.ray.trainer.tabular.EarlyStopping;
import io.fairlead.ray.trainer.tabular.Predictions;
import io.fairlead.ray.trainer.tabular.PredictionsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Grows one iteration's trees a step, each in a booster of its own. */
final class LightGbmTraining implements Training {

  private static final String FORMAT = "lightgbm/1";

  private final LightGbmSettings settings;
  private final LightGbmData data;
  private final EarlyStopping earlyStopping;
  private final Trees trees = new Trees();
  private final double[] trainScores;
  private final double[] validationScores;

  LightGbmTraining(TrainingContext context, byte @Nullable [] checkpoint) throws IOException {
    settings = LightGbmSettings.of(context);
    earlyStopping = new EarlyStopping(settings.earlyStoppingRounds());
    data = new LightGbmData(context.data(), settings);
    trainScores = data.emptyScores(data.rows().train());
    validationScores = data.emptyScores(data.rows().validation());
    if (checkpoint != null) {
      try {
        restore(checkpoint);
      } catch (IOException | RuntimeException e) {
        data.close();
        throw e;
      }
    }
  }

  @Override
  public StepResult step() {
    if (earlyStopping.step() > 0) {
      data.binned().startingScores(trainScores, data.labels().outputs());
    }
    String parameters = settings.iteration(data.labels(), earlyStopping.step() + 1);
    try (Booster booster = Booster.create(data.binned(), parameters)) {
      booster.update();
      booster.addScores(data.train(), settings.common(), trainScores);
      booster.addScores(data.validation(), settings.common(), validationScores);
      trees.add(booster.save());
    }
    Predictions validation =
        Predictions.ofScores(data.labels(), data.rows().validation(), validationScores);
    Map<String, Double> metrics = new HashMap<>(validation.metrics("validation"));
    metrics.put(
        "train_loss", Predictions.ofScores(data.labels(), data.rows().train(), trainScores).loss());
    earlyStopping.improves(validation.loss());
    return new StepResult(metrics, earlyStopping.done());
  }

  @Override
  public byte[] checkpoint() throws IOException {
    return Bytes.checkpoint(
        FORMAT,
        out -> {
          earlyStopping.write(out);
          trees.write(out);
          Bytes.write(out, trainScores);
          Bytes.write(out, validationScores);
        });
  }

  private void restore(byte[] checkpoint) throws IOException {
    Bytes.restore(
        checkpoint,
        FORMAT,
        in -> {
          earlyStopping.read(in);
          trees.read(in);
          Bytes.read(in, trainScores);
          Bytes.read(in, validationScores);
        });
  }

  @Override
  public Evaluation evaluate() {
    if (earlyStopping.step() == 0) {
      throw new IllegalStateException("There is no model before the first step: train one first.");
    }
    try (Booster booster = Booster.load(trees.model(earlyStopping.bestStep()));
        Matrix testRows = data.encode(data.rows().test())) {
      Predictions test = predict(booster, testRows, data.rows().test());
      Predictions validation = predict(booster, data.validation(), data.rows().validation());
      PredictionsFile file =
          new PredictionsFile().add(Split.VALIDATION, validation).add(Split.TEST, test);
      return new Evaluation(
          test.metrics("test"),
          Map.of(
              PredictionsFile.NAME,
              file.bytes(),
              "model.txt",
              booster.save().getBytes(StandardCharsets.UTF_8)));
    }
  }

  private Predictions predict(Booster booster, Matrix matrix, int[] rows) {
    double[] scores = data.emptyScores(rows);
    booster.addScores(matrix, settings.common(), scores);
    return Predictions.ofScores(data.labels(), rows, scores);
  }

  @Override
  public void close() {
    data.close();
  }
}
