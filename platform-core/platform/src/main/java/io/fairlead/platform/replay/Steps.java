package io.fairlead.platform.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/** Reads a trial's points step by step; the order within a step is chance, so it has none here. */
final class Steps implements AutoCloseable {

  private final ArrowReader reader;
  private final VectorSchemaRoot points;
  private int row;
  private boolean open = true;

  Steps(ArrowReader reader) {
    this.reader = reader;
    try {
      this.points = reader.getVectorSchemaRoot();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was reported at a step. */
  record Step(long number, Map<String, Double> values) {}

  /** The next step; null after the last. */
  @Nullable Step next() {
    Map<String, Double> values = new HashMap<>();
    long number = 0;
    while (atRow()) {
      long step = ((BigIntVector) points.getVector("step")).get(row);
      if (!values.isEmpty() && step != number) {
        break;
      }
      number = step;
      values.put(
          new String(((VarCharVector) points.getVector("metric")).get(row), StandardCharsets.UTF_8),
          ((Float8Vector) points.getVector("value")).get(row));
      row++;
    }
    return values.isEmpty() ? null : new Step(number, values);
  }

  private boolean atRow() {
    try {
      while (open && row >= points.getRowCount()) {
        open = reader.loadNextBatch();
        row = 0;
      }
      return open;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
