package io.fairlead.ray.trainer.tabular;

import io.fairlead.ray.trainer.TrainingData.Split;
import java.nio.charset.StandardCharsets;

/**
 * Writes {@code predictions.csv}, RFC 4180 in UTF-8 with the columns {@code
 * split,row,label,score,predicted}: one line for each validation and test row.
 *
 * <p>{@code score} is the probability of the positive class (see {@link Labels}) in a binary task,
 * of the predicted class in a multiclass task, and the predicted number in a regression.
 */
public final class PredictionsFile {

  public static final String NAME = "predictions.csv";

  private final StringBuilder csv = new StringBuilder("split,row,label,score,predicted\n");

  /** Adds the lines of one split. */
  public PredictionsFile add(Split split, Predictions predictions) {
    Labels labels = predictions.labels();
    for (int i = 0; i < predictions.rows().length; i++) {
      int row = predictions.rows()[i];
      csv.append(split).append(',').append(row).append(',');
      csv.append(quoted(labels.text(row))).append(',').append(predictions.score(i)).append(',');
      csv.append(quoted(labels.text(predictions.predicted(i)))).append('\n');
    }
    return this;
  }

  public byte[] bytes() {
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
