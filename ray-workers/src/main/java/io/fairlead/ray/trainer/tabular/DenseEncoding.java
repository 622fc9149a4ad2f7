package io.fairlead.ray.trainer.tabular;

import io.fairlead.ray.trainer.TrainingData;
import io.fairlead.ray.trainer.TrainingData.Column;
import java.util.List;
import java.util.Map;

/**
 * Columns as networks like them, fitted on the training rows: numbers standardised (mean 0,
 * standard deviation 1, missing becomes the mean), categories one-hot with one more place for
 * "missing"; a category that no training row has is all zeros.
 */
public final class DenseEncoding {

  /** The same as data. */
  public static final Map<String, String> DESCRIPTION =
      Map.of(
          "fitted-on", "training rows",
          "numbers", "standardised to mean 0 and deviation 1; missing becomes the mean",
          "categories", "one-hot with a place for missing; unseen ones are all zeros");

  private final List<ColumnEncoding> columns;
  private final int width;

  private DenseEncoding(List<ColumnEncoding> columns) {
    this.columns = columns;
    this.width = columns.stream().mapToInt(ColumnEncoding::width).sum();
  }

  /**
   * Learns means, deviations and categories of all columns but the target from {@code trainRows}.
   */
  public static DenseEncoding fit(TrainingData data, int[] trainRows) {
    return new DenseEncoding(
        Features.of(data).stream()
            .map(
                column ->
                    switch (column) {
                      case Column.Numeric numeric -> ColumnEncoding.standard(numeric, trainRows);
                      case Column.Text text -> ColumnEncoding.oneHot(text, trainRows);
                    })
            .toList());
  }

  /** How many numbers a row becomes. */
  public int width() {
    return width;
  }

  /** Row after row, {@link #width()} numbers each. */
  public float[] encode(TrainingData data, int[] rows) {
    float[] encoded = new float[Math.multiplyExact(rows.length, width)];
    List<Column> source = Features.of(data);
    int offset = 0;
    for (int c = 0; c < columns.size(); c++) {
      for (int i = 0; i < rows.length; i++) {
        columns.get(c).put(source.get(c), rows[i], encoded, i * width + offset);
      }
      offset += columns.get(c).width();
    }
    return encoded;
  }
}
