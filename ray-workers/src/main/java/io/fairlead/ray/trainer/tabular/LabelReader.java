package io.fairlead.ray.trainer.tabular;

import io.fairlead.ray.trainer.TrainingData;
import io.fairlead.ray.trainer.TrainingData.Column;
import io.fairlead.ray.trainer.TrainingData.Task;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Turns a target column into {@link Labels}. */
final class LabelReader {

  private final TrainingData data;
  private final SplitRows rows;
  private final Column column;

  LabelReader(TrainingData data, SplitRows rows) {
    this.data = data;
    this.rows = rows;
    this.column = Labels.column(data, data.target());
  }

  Labels read() {
    int[] missing = IntStream.range(0, data.splits().length).filter(this::isMissing).toArray();
    if (missing.length > 0) {
      throw problem(
          "must have a value in every row, but %d of %d have none (the first is row %d). Remove those rows from the data set"
              .formatted(missing.length, data.splits().length, missing[0]));
    }
    return data.task() == Task.REGRESSION ? numbers() : classes();
  }

  private boolean isMissing(int row) {
    return switch (column) {
      case Column.Numeric numeric -> Double.isNaN(numeric.values()[row]);
      case Column.Text text -> text.values()[row] == null;
    };
  }

  private Labels numbers() {
    if (!(column instanceof Column.Numeric numeric)) {
      throw problem(
          "of a regression must be numeric, but it is text. Choose a classification task");
    }
    double[] values = numeric.values();
    double first = values[rows.train()[0]];
    if (Arrays.stream(rows.train()).allMatch(row -> values[row] == first)) {
      throw constant(Double.toString(first));
    }
    return new Labels(data.task(), List.of(), values);
  }

  private Labels classes() {
    List<String> classes =
        switch (column) {
          case Column.Numeric numeric ->
              Arrays.stream(rows.train())
                  .mapToDouble(row -> numeric.values()[row])
                  .distinct()
                  .sorted()
                  .mapToObj(LabelReader::label)
                  .toList();
          case Column.Text text ->
              Arrays.stream(rows.train())
                  .mapToObj(row -> Objects.requireNonNull(text.values()[row]))
                  .distinct()
                  .sorted()
                  .toList();
        };
    if (classes.size() < 2) {
      throw constant(classes.getFirst());
    }
    if (data.task() == Task.BINARY && classes.size() > 2) {
      throw problem(
          "of a binary task must have two classes, but has %d. Choose MULTICLASS"
              .formatted(classes.size()));
    }
    return new Labels(data.task(), classes, indexes(classes));
  }

  private double[] indexes(List<String> classes) {
    double[] indexes = new double[data.splits().length];
    Map<String, Integer> order = new HashMap<>();
    classes.forEach(label -> order.put(label, order.size()));
    for (int row = 0; row < indexes.length; row++) {
      String label =
          switch (column) {
            case Column.Numeric numeric -> label(numeric.values()[row]);
            case Column.Text text -> Objects.requireNonNull(text.values()[row]);
          };
      Integer index = order.get(label);
      if (index == null) {
        throw problem(
            "has the class '%s' in the %s split but in no training row. Merge rare classes or choose another split seed"
                .formatted(label, data.splits()[row]));
      }
      indexes[row] = index;
    }
    return indexes;
  }

  private static String label(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private IllegalArgumentException constant(String value) {
    return problem(
        "must vary, but every training row has the value '%s': there is nothing to learn. Choose another target or check the file"
            .formatted(value));
  }

  private IllegalArgumentException problem(String message) {
    return new IllegalArgumentException("The target '%s' %s.".formatted(data.target(), message));
  }
}
