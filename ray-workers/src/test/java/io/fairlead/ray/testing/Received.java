package io.fairlead.ray.testing;

import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.BatchHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.jspecify.annotations.Nullable;

/** What the platform has of one attempt; guarded by the platform's lock. */
public final class Received {

  static final int KEPT = 20_000;

  /** A metric point as stored. */
  public record Point(long step, String metric, double value) {}

  /** A log line as stored. */
  public record Line(String stream, String text) {}

  final Assignment assignment;
  final List<BatchHeader> metricBatches = new ArrayList<>();
  final List<Point> points = new ArrayList<>();
  long logBatches;
  long pointCount;
  long lineCount;
  long lineBytes;
  final List<Line> lines = new ArrayList<>();
  long lastStep;
  final java.util.Set<Long> brokenAt = new java.util.HashSet<>();
  @Nullable String environment;
  boolean stale;
  @Nullable Result result;

  Received(Assignment assignment) {
    this.assignment = assignment;
  }

  void add(VectorSchemaRoot batch) {
    for (int row = 0; row < batch.getRowCount(); row++) {
      pointCount++;
      if (points.size() < KEPT) {
        points.add(
            new Point(
                ((BigIntVector) batch.getVector(0)).get(row),
                ((VarCharVector) batch.getVector(1)).getObject(row).toString(),
                ((Float8Vector) batch.getVector(2)).get(row)));
      }
    }
  }

  /** Adds what came with the result instead of a stream. */
  void add(byte[] unstreamed) {
    try (BufferAllocator memory = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(unstreamed), memory)) {
      while (reader.loadNextBatch()) {
        add(reader.getVectorSchemaRoot());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
