package io.fairlead.ray.trainer.tabular;

import io.fairlead.ray.trainer.TrainingData;
import io.fairlead.ray.trainer.TrainingData.Column;
import io.fairlead.ray.trainer.TrainingData.Task;
import java.util.Arrays;
import java.util.List;

/**
 * The target as numbers.
 *
 * <p>Classes are what the training rows hold, in ascending order: by number when the target column
 * is numeric, by {@link String#compareTo} when it is text. In a binary task the <b>last</b> class
 * is the positive one: 1 of 0 and 1, {@code yes} of {@code no} and {@code yes}, {@code good} of
 * {@code bad} and {@code good}.
 *
 * @param task what is predicted
 * @param classes the labels of a classification; empty for a regression
 * @param values one entry a row of the data set: the index of the class, or the number to predict
 */
public record Labels(Task task, List<String> classes, double[] values) {

  public Labels {
    classes = List.copyOf(classes);
  }

  /** How many numbers a model gives for a row: 1, or the number of classes of a multiclass task. */
  public int outputs() {
    return task == Task.MULTICLASS ? classes.size() : 1;
  }

  /**
   * Reads the target of a data set.
   *
   * @throws IllegalArgumentException when the target is absent, missing in a row, constant in the
   *     training rows, doesn't fit the task, or has a class that no training row has
   */
  public static Labels of(TrainingData data, SplitRows rows) {
    return new LabelReader(data, rows).read();
  }

  /** The targets of {@code rows}. */
  public double[] of(int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  /** How the target of {@code row} is written: the class's label, or the number. */
  public String text(int row) {
    return text(values[row]);
  }

  String text(double value) {
    return task == Task.REGRESSION ? Double.toString(value) : classes.get((int) value);
  }

  /**
   * The weight of each class: 1 each, or inversely proportional to its share of the training rows
   * with a mean of 1 over them (the rule of scikit-learn's {@code class_weight="balanced"}).
   */
  public double[] classWeights(int[] trainRows, boolean balanced) {
    double[] weights = new double[Math.max(1, classes.size())];
    Arrays.fill(weights, 1);
    if (balanced && task != Task.REGRESSION) {
      int[] counts = new int[weights.length];
      for (int row : trainRows) {
        counts[(int) values[row]]++;
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] = trainRows.length / ((double) weights.length * counts[i]);
      }
    }
    return weights;
  }

  static Column column(TrainingData data, String name) {
    return data.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The target '%s' is no column of the data set, which has %s."
                        .formatted(name, data.columns().stream().map(Column::name).toList())));
  }
}
