package io.fairlead.ray.trainer.tabular;

import io.fairlead.ray.trainer.TrainingData.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model predicts for some rows.
 *
 * @param labels the targets of the whole data set
 * @param rows the rows predicted, by number
 * @param values row after row {@link Labels#outputs()} numbers: the probability of the positive
 *     class, the probability of each class, or the predicted number
 */
public record Predictions(Labels labels, int[] rows, double[] values) {

  /**
   * Turns raw scores into predictions.
   *
   * @param scores raw model outputs, laid out like {@link #values()}: log-odds, or the predicted
   *     number; left unchanged
   */
  public static Predictions ofScores(Labels labels, int[] rows, double[] scores) {
    double[] values = scores.clone();
    switch (labels.task()) {
      case BINARY -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = Metrics.sigmoid(values[i]);
        }
      }
      case MULTICLASS -> {
        for (int i = 0; i < values.length; i += labels.outputs()) {
          Metrics.softmax(values, i, labels.outputs());
        }
      }
      case REGRESSION -> {}
    }
    return new Predictions(labels, rows, values);
  }

  /** The mean log-loss in nats, or the mean squared error of a regression; rows weigh the same. */
  public double loss() {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double target = labels.values()[rows[i]];
      sum +=
          switch (labels.task()) {
            case BINARY -> Metrics.logLoss(target == 1 ? values[i] : 1 - values[i]);
            case MULTICLASS -> Metrics.logLoss(values[i * labels.outputs() + (int) target]);
            case REGRESSION -> (values[i] - target) * (values[i] - target);
          };
    }
    return sum / rows.length;
  }

  /**
   * The loss and what else suits the task: {@code _accuracy} and {@code _auc}, or {@code _rmse}.
   */
  public Map<String, Double> metrics(String prefix) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(prefix + "_loss", loss());
    if (labels.task() == Task.REGRESSION) {
      metrics.put(prefix + "_rmse", Math.sqrt(loss()));
    } else {
      metrics.put(prefix + "_accuracy", accuracy());
      metrics.put(prefix + "_auc", auc());
    }
    return metrics;
  }

  private double accuracy() {
    int right = 0;
    for (int i = 0; i < rows.length; i++) {
      right += predicted(i) == labels.values()[rows[i]] ? 1 : 0;
    }
    return (double) right / rows.length;
  }

  /** For several classes the mean of each class against the rest, over those that occur. */
  private double auc() {
    if (labels.task() == Task.BINARY) {
      return auc(0, 1);
    }
    double sum = 0;
    int counted = 0;
    for (int c = 0; c < labels.outputs(); c++) {
      double auc = auc(c, c);
      if (!Double.isNaN(auc)) {
        sum += auc;
        counted++;
      }
    }
    return counted == 0 ? Double.NaN : sum / counted;
  }

  private double auc(int output, int positiveClass) {
    double[] scores = new double[rows.length];
    boolean[] positive = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      scores[i] = values[i * labels.outputs() + output];
      positive[i] = labels.values()[rows[i]] == positiveClass;
    }
    return Metrics.auc(scores, positive);
  }

  /** The predicted class of the {@code i}-th row, or its predicted number. */
  double predicted(int i) {
    return switch (labels.task()) {
      case BINARY -> values[i] >= 0.5 ? 1 : 0;
      case MULTICLASS -> {
        int best = 0;
        for (int c = 1; c < labels.outputs(); c++) {
          if (values[i * labels.outputs() + c] > values[i * labels.outputs() + best]) {
            best = c;
          }
        }
        yield best;
      }
      case REGRESSION -> values[i];
    };
  }

  /** The figure kept beside a prediction: the positive or the predicted class's probability. */
  double score(int i) {
    return labels.task() == Task.MULTICLASS
        ? values[i * labels.outputs() + (int) predicted(i)]
        : values[i];
  }
}
