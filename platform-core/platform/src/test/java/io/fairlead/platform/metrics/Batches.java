package io.fairlead.platform.metrics;

import io.fairlead.protocol.Schemas;
import io.fairlead.protocol.message.BatchHeader;
import io.fairlead.protocol.message.BatchHeader.RungReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Makes batches as an actor would. */
public final class Batches {

  /** A metric point. */
  public record Point(long step, String metric, double value) {}

  private Batches() {}

  public static VectorSchemaRoot metrics(BufferAllocator allocator, List<Point> points) {
    VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.METRICS, allocator);
    fill(root, points);
    return root;
  }

  public static void fill(VectorSchemaRoot root, List<Point> points) {
    for (int row = 0; row < points.size(); row++) {
      Point point = points.get(row);
      ((BigIntVector) root.getVector(0)).setSafe(row, point.step());
      ((VarCharVector) root.getVector(1))
          .setSafe(row, point.metric().getBytes(StandardCharsets.UTF_8));
      ((Float8Vector) root.getVector(2)).setSafe(row, point.value());
      ((TimeStampMicroTZVector) root.getVector(3)).setSafe(row, 1_000_000L * point.step());
    }
    root.setRowCount(points.size());
  }

  public static VectorSchemaRoot logs(BufferAllocator allocator, List<String> lines) {
    VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.LOGS, allocator);
    for (int row = 0; row < lines.size(); row++) {
      ((TimeStampMicroTZVector) root.getVector(0)).setSafe(row, row);
      ((VarCharVector) root.getVector(1)).setSafe(row, "out".getBytes(StandardCharsets.UTF_8));
      ((VarCharVector) root.getVector(2))
          .setSafe(row, lines.get(row).getBytes(StandardCharsets.UTF_8));
    }
    root.setRowCount(lines.size());
    return root;
  }

  public static BatchHeader header(long sequence) {
    return header(sequence, null);
  }

  public static BatchHeader header(long sequence, @Nullable RungReport rung) {
    return new BatchHeader(sequence, rung);
  }
}
