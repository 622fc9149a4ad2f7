package io.fairlead.ray.actor;

import io.fairlead.protocol.data.Splits;
import io.fairlead.protocol.message.Assignment.DatasetRef;
import io.fairlead.ray.trainer.TrainingData;
import io.fairlead.ray.trainer.TrainingData.Column;
import io.fairlead.ray.trainer.TrainingData.Split;
import io.fairlead.ray.trainer.TrainingData.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a cached data set into columns and splits its rows. */
final class DataReader {

  private DataReader() {}

  static TrainingData read(Path file, DatasetRef dataset) throws IOException {
    List<ColumnBuilder> builders = new ArrayList<>();
    try (BufferAllocator allocator = new RootAllocator();
        InputStream in = Files.newInputStream(file);
        ArrowStreamReader reader = new ArrowStreamReader(in, allocator)) {
      for (FieldVector vector : reader.getVectorSchemaRoot().getFieldVectors()) {
        builders.add(ColumnBuilder.of(vector));
      }
      while (reader.loadNextBatch()) {
        int rows = reader.getVectorSchemaRoot().getRowCount();
        builders.forEach(builder -> builder.read(rows));
      }
    }
    List<Column> columns = builders.stream().map(ColumnBuilder::build).toList();
    return new TrainingData(
        Task.valueOf(dataset.task()), dataset.target(), columns, splits(columns, dataset));
  }

  private static Split[] splits(List<Column> columns, DatasetRef dataset) {
    Column target =
        columns.stream()
            .filter(column -> column.name().equals(dataset.target()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The data set has no target column '%s'; its columns are %s."
                            .formatted(
                                dataset.target(), columns.stream().map(Column::name).toList())));
    var splits =
        Task.valueOf(dataset.task()) == Task.REGRESSION
            ? Splits.assign(
                null, rows(target), dataset.splitSeed(), dataset.train(), dataset.validation())
            : Splits.assign(
                classes(target), dataset.splitSeed(), dataset.train(), dataset.validation());
    return Arrays.stream(splits).map(split -> Split.valueOf(split.name())).toArray(Split[]::new);
  }

  private static int rows(Column column) {
    return switch (column) {
      case Column.Numeric numeric -> numeric.values().length;
      case Column.Text text -> text.values().length;
    };
  }

  private static @Nullable String[] classes(Column target) {
    return switch (target) {
      case Column.Numeric numeric ->
          Arrays.stream(numeric.values()).mapToObj(Double::toString).toArray(String[]::new);
      case Column.Text text -> text.values();
    };
  }

  /** Grows one column, batch by batch. */
  private abstract static sealed class ColumnBuilder {

    final FieldVector vector;

    ColumnBuilder(FieldVector vector) {
      this.vector = vector;
    }

    static ColumnBuilder of(FieldVector vector) {
      return vector instanceof org.apache.arrow.vector.VarCharVector text
          ? new TextBuilder(text)
          : new NumericBuilder(vector);
    }

    abstract void read(int rows);

    abstract Column build();
  }

  private static final class NumericBuilder extends ColumnBuilder {

    private double[] values = new double[1024];
    private int length;

    NumericBuilder(FieldVector vector) {
      super(vector);
    }

    @Override
    void read(int rows) {
      if (length + rows > values.length) {
        values = Arrays.copyOf(values, Math.max(length + rows, 2 * values.length));
      }
      for (int row = 0; row < rows; row++) {
        values[length++] =
            switch (vector.getObject(row)) {
              case null -> Double.NaN;
              case Number number -> number.doubleValue();
              case Boolean flag -> flag ? 1 : 0;
              case Object other ->
                  throw new IllegalArgumentException(
                      "Column %s holds a %s; numbers, booleans and text are what trainers read."
                          .formatted(vector.getName(), other.getClass().getSimpleName()));
            };
      }
    }

    @Override
    Column build() {
      return new Column.Numeric(vector.getName(), Arrays.copyOf(values, length));
    }
  }

  private static final class TextBuilder extends ColumnBuilder {

    private final org.apache.arrow.vector.VarCharVector text;
    private final List<@Nullable String> values = new ArrayList<>();

    TextBuilder(org.apache.arrow.vector.VarCharVector text) {
      super(text);
      this.text = text;
    }

    @Override
    void read(int rows) {
      for (int row = 0; row < rows; row++) {
        values.add(text.isNull(row) ? null : new String(text.get(row), StandardCharsets.UTF_8));
      }
    }

    @Override
    Column build() {
      return new Column.Text(vector.getName(), values.toArray(new @Nullable String[0]));
    }
  }
}
