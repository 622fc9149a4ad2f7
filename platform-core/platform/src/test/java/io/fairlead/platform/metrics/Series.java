package io.fairlead.platform.metrics;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** A trial's points as a list. */
final class Series {

  record Read(String attempt, long step, String metric, double value) {}

  private Series() {}

  static List<Read> of(
      IngestFixture fixture, BufferAllocator allocator, AttemptKey trial, boolean everyAttempt) {
    List<Read> points = new ArrayList<>();
    try (ArrowReader reader =
        fixture.metrics().read(trial.workspace(), trial.trial(), everyAttempt, allocator)) {
      while (reader.loadNextBatch()) {
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        for (int row = 0; row < root.getRowCount(); row++) {
          points.add(
              new Read(
                  String.valueOf(root.getVector(0).getObject(row)),
                  ((BigIntVector) root.getVector(1)).get(row),
                  String.valueOf(root.getVector(2).getObject(row)),
                  ((Float8Vector) root.getVector(3)).get(row)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return points;
  }
}
