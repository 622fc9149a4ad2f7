package io.fairlead.ray.trainer.tabular;

import io.fairlead.ray.trainer.TrainingData.Column;
import java.util.Map;

/** How one column fills its places in a dense row. */
sealed interface ColumnEncoding {

  int width();

  void put(Column column, int row, float[] target, int offset);

  /** {@code (x − mean) / deviation}; a constant column becomes 0. */
  record Standard(double mean, double deviation) implements ColumnEncoding {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public void put(Column column, int row, float[] target, int offset) {
      double value = ((Column.Numeric) column).values()[row];
      target[offset] =
          Double.isNaN(value) || deviation == 0 ? 0 : (float) ((value - mean) / deviation);
    }
  }

  /** Place 0 is "missing", the others are the categories. */
  record OneHot(Map<String, Integer> places) implements ColumnEncoding {
    @Override
    public int width() {
      return places.size() + 1;
    }

    @Override
    public void put(Column column, int row, float[] target, int offset) {
      String value = ((Column.Text) column).values()[row];
      Integer place = value == null ? Integer.valueOf(0) : places.get(value);
      if (place != null) {
        target[offset + place] = 1;
      }
    }
  }

  static ColumnEncoding standard(Column.Numeric column, int[] rows) {
    double sum = 0;
    int count = 0;
    for (int row : rows) {
      double value = column.values()[row];
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    double mean = count == 0 ? 0 : sum / count;
    double squares = 0;
    for (int row : rows) {
      double value = column.values()[row];
      if (!Double.isNaN(value)) {
        squares += (value - mean) * (value - mean);
      }
    }
    return new Standard(mean, count == 0 ? 0 : Math.sqrt(squares / count));
  }

  static ColumnEncoding oneHot(Column.Text column, int[] rows) {
    return new OneHot(Features.categories(column, rows));
  }
}
