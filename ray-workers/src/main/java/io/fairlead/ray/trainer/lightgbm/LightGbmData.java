package io.fairlead.ray.trainer.lightgbm;

import io.fairlead.ray.trainer.TrainingData;
import io.fairlead.ray.trainer.tabular.CodeEncoding;
import io.fairlead.ray.trainer.tabular.Labels;
import io.fairlead.ray.trainer.tabular.SplitRows;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A data set as LightGBM wants it, in native memory. */
final class LightGbmData implements AutoCloseable {

  private final TrainingData source;
  private final SplitRows rows;
  private final Labels labels;
  private final CodeEncoding encoding;
  private final Matrix train;
  private final Matrix validation;
  private final BinnedData binned;

  LightGbmData(TrainingData source, LightGbmSettings settings) {
    this.source = source;
    rows = SplitRows.of(source);
    labels = Labels.of(source, rows);
    encoding = CodeEncoding.fit(source, rows.train());
    NativeLibrary.load();
    train = encode(rows.train());
    validation = encode(rows.validation());
    String categorical =
        encoding.categorical().stream().map(Object::toString).collect(Collectors.joining(","));
    binned = new BinnedData(train, settings.dataset(categorical));
    // LightGBM's text format separates names by spaces and forbids JSON's special characters.
    binned.names(
        encoding.names().stream()
            .map(name -> name.replaceAll("[\\s\",:\\[\\]{}]", "_"))
            .toArray(String[]::new));
    double[] targets = labels.of(rows.train());
    binned.labels(targets);
    if (settings.balanced()) {
      double[] weights = labels.classWeights(rows.train(), true);
      // Class 0 weighs the same for all rows of a regression, where there are no classes.
      binned.weights(
          Arrays.stream(targets)
              .map(target -> labels.classes().isEmpty() ? 1 : weights[(int) target])
              .toArray());
    }
  }

  SplitRows rows() {
    return rows;
  }

  Labels labels() {
    return labels;
  }

  Matrix train() {
    return train;
  }

  Matrix validation() {
    return validation;
  }

  BinnedData binned() {
    return binned;
  }

  Matrix encode(int[] wanted) {
    return new Matrix(encoding.encode(source, wanted), wanted.length);
  }

  double[] emptyScores(int[] wanted) {
    return new double[wanted.length * labels.outputs()];
  }

  @Override
  public void close() {
    binned.close();
    validation.close();
    train.close();
  }
}
