package io.fairlead.ray.trainer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data-set snapshot in memory, column by column, with the split of every row.
 *
 * @param task what is predicted
 * @param target the name of the target column
 * @param columns all columns, the target included, in the snapshot's order
 * @param splits one entry a row
 */
public record TrainingData(Task task, String target, List<Column> columns, Split[] splits) {

  public TrainingData {
    columns = List.copyOf(columns);
  }

  /** What is predicted. */
  public enum Task {
    BINARY,
    MULTICLASS,
    REGRESSION
  }

  /** The part of the data a row belongs to. */
  public enum Split {
    TRAIN,
    VALIDATION,
    TEST
  }

  /** One column; missing values are NaN or null. */
  public sealed interface Column {
    String name();

    /** A number a row; NaN where it is missing. */
    record Numeric(String name, double[] values) implements Column {}

    /** A text a row; null where it is missing. */
    record Text(String name, @Nullable String[] values) implements Column {}
  }
}
