package io.fairlead.ray.trainer.tabular;

import io.fairlead.ray.trainer.TrainingData;
import io.fairlead.ray.trainer.TrainingData.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Columns as tree learners like them: numbers as they are (missing is NaN), categories as codes.
 * The codes are fitted on the training rows: 0 is "missing", which is a category of its own, and a
 * category that no training row has becomes NaN.
 */
public final class CodeEncoding {

  /** The same as data. */
  public static final Map<String, String> DESCRIPTION =
      Map.of(
          "fitted-on", "training rows",
          "numbers", "as they are; missing is NaN",
          "categories", "codes, 0 for missing; unseen ones are NaN");

  private final List<String> names = new ArrayList<>();
  private final List<Integer> categorical = new ArrayList<>();
  private final List<Map<String, Integer>> codes = new ArrayList<>();

  private CodeEncoding() {}

  /** Learns the categories of all columns but the target from {@code trainRows}. */
  public static CodeEncoding fit(TrainingData data, int[] trainRows) {
    CodeEncoding encoding = new CodeEncoding();
    for (Column column : Features.of(data)) {
      if (column instanceof Column.Text text) {
        encoding.categorical.add(encoding.names.size());
        encoding.codes.add(Features.categories(text, trainRows));
      } else {
        encoding.codes.add(Map.of());
      }
      encoding.names.add(column.name());
    }
    return encoding;
  }

  /** The columns' names, in the order in which they are encoded. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** The places of the categorical columns. */
  public List<Integer> categorical() {
    return List.copyOf(categorical);
  }

  /** Row after row, one number a column. */
  public double[] encode(TrainingData data, int[] rows) {
    int width = names.size();
    double[] encoded = new double[Math.multiplyExact(rows.length, width)];
    List<Column> columns = Features.of(data);
    for (int c = 0; c < width; c++) {
      Column column = columns.get(c);
      for (int i = 0; i < rows.length; i++) {
        encoded[i * width + c] = code(column, codes.get(c), rows[i]);
      }
    }
    return encoded;
  }

  private static double code(Column column, Map<String, Integer> codes, int row) {
    return switch (column) {
      case Column.Numeric numeric -> numeric.values()[row];
      case Column.Text text -> {
        String value = text.values()[row];
        Integer code = value == null ? Integer.valueOf(0) : codes.get(value);
        yield code == null ? Double.NaN : code;
      }
    };
  }
}
