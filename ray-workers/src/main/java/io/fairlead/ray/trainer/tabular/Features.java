package io.fairlead.ray.trainer.tabular;

import io.fairlead.ray.trainer.TrainingData;
import io.fairlead.ray.trainer.TrainingData.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What both encodings need to know of the columns that are no target. */
final class Features {

  private Features() {}

  static List<Column> of(TrainingData data) {
    List<Column> columns =
        data.columns().stream().filter(column -> !column.name().equals(data.target())).toList();
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(
          "A training needs at least one column besides the target '%s'; the data set has none."
              .formatted(data.target()));
    }
    return columns;
  }

  /** The categories of {@code rows}, numbered from 1 in ascending order; 0 is left for missing. */
  static Map<String, Integer> categories(Column.Text column, int[] rows) {
    TreeSet<String> found = new TreeSet<>();
    for (int row : rows) {
      String value = column.values()[row];
      if (value != null) {
        found.add(value);
      }
    }
    Map<String, Integer> codes = new HashMap<>();
    for (String category : found) {
      codes.put(category, codes.size() + 1);
    }
    return codes;
  }
}
