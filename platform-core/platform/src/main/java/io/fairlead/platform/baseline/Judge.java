package io.fairlead.platform.baseline;

import io.fairlead.kernel.comparison.AucScores;
import io.fairlead.kernel.comparison.MeanScores;
import io.fairlead.kernel.comparison.PairedScores;
import io.fairlead.platform.dataset.Task;
import io.fairlead.platform.fairness.StoredPredictions.Row;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** By what two models are compared: what a study's objective says, as far as predictions tell. */
enum Judge {
  AUC("AUC", true),
  ACCURACY("accuracy", true),
  LOG_LOSS("log-loss", false),
  MEAN_SQUARED_ERROR("mean squared error", false),
  ROOT_MEAN_SQUARED_ERROR("root mean squared error", false);

  private static final double SMALLEST_PROBABILITY = 1e-15; // as trainers have it

  private final String words;
  private final boolean higherIsBetter;

  Judge(String words, boolean higherIsBetter) {
    this.words = words;
    this.higherIsBetter = higherIsBetter;
  }

  String words() {
    return words;
  }

  boolean higherIsBetter() {
    return higherIsBetter;
  }

  /**
   * The one that an objective such as {@code validation_auc} names; otherwise what is usual. Of
   * several classes the predictions keep the probability of the predicted one alone, which is
   * enough for the accuracy.
   */
  static Judge of(Task task, String metric) {
    return switch (task) {
      case MULTICLASS -> ACCURACY;
      case BINARY ->
          metric.endsWith("_accuracy") ? ACCURACY : metric.endsWith("_loss") ? LOG_LOSS : AUC;
      case REGRESSION -> metric.endsWith("_loss") ? MEAN_SQUARED_ERROR : ROOT_MEAN_SQUARED_ERROR;
    };
  }

  /**
   * @param rows that both predicted, in the order of both lists
   * @param positive the class that scores of two classes are probabilities of
   */
  PairedScores scores(
      List<Integer> rows,
      Map<Integer, Row> reference,
      Map<Integer, Row> candidate,
      String positive) {
    return switch (this) {
      case AUC -> {
        boolean[] labels = new boolean[rows.size()];
        for (int i = 0; i < labels.length; i++) {
          labels[i] = row(reference, rows.get(i)).label().equals(positive);
        }
        yield new AucScores(
            labels, each(rows, reference, Judge::score), each(rows, candidate, Judge::score));
      }
      case ACCURACY -> means(rows, reference, candidate, Judge::right, false);
      case LOG_LOSS -> means(rows, reference, candidate, row -> logLoss(row, positive), false);
      case MEAN_SQUARED_ERROR -> means(rows, reference, candidate, Judge::squaredError, false);
      case ROOT_MEAN_SQUARED_ERROR -> means(rows, reference, candidate, Judge::squaredError, true);
    };
  }

  private PairedScores means(
      List<Integer> rows,
      Map<Integer, Row> reference,
      Map<Integer, Row> candidate,
      ToDoubleFunction<Row> score,
      boolean root) {
    return new MeanScores(
        each(rows, reference, score), each(rows, candidate, score), root, higherIsBetter);
  }

  private static double[] each(
      List<Integer> rows, Map<Integer, Row> predictions, ToDoubleFunction<Row> score) {
    return rows.stream().mapToDouble(row -> score.applyAsDouble(row(predictions, row))).toArray();
  }

  private static Row row(Map<Integer, Row> predictions, Integer row) {
    return java.util.Objects.requireNonNull(predictions.get(row));
  }

  private static double score(Row row) {
    return Double.parseDouble(row.score());
  }

  private static double right(Row row) {
    return row.predicted().equals(row.label()) ? 1 : 0;
  }

  private static double logLoss(Row row, String positive) {
    double chance = row.label().equals(positive) ? score(row) : 1 - score(row);
    return -StrictMath.log(Math.clamp(chance, SMALLEST_PROBABILITY, 1.0));
  }

  private static double squaredError(Row row) {
    double error = score(row) - Double.parseDouble(row.label());
    return error * error;
  }
}
