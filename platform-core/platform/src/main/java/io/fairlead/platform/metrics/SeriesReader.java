package io.fairlead.platform.metrics;

import io.fairlead.protocol.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Points of attempts, one after the other, in batches of some thousands. */
final class SeriesReader extends ArrowReader {

  private static final int BATCH_ROWS = 8192;

  private final Iterator<Part> parts;
  private final Function<Part, BatchPages> open;
  private @Nullable Part part;
  private @Nullable BatchPages pages;

  SeriesReader(BufferAllocator allocator, List<Part> parts, Function<Part, BatchPages> open) {
    super(allocator);
    this.parts = parts.iterator();
    this.open = open;
  }

  @Override
  public boolean loadNextBatch() throws java.io.IOException {
    prepareLoadNextBatch();
    VectorSchemaRoot target = getVectorSchemaRoot();
    int rows = 0;
    while (rows < BATCH_ROWS) {
      BatchPages.Next next = pages == null ? null : pages.next();
      if (next != null) {
        rows = append(next, target, rows);
      } else if (parts.hasNext()) {
        part = parts.next();
        pages = open.apply(part);
      } else {
        break;
      }
    }
    target.setRowCount(rows);
    return rows > 0;
  }

  private int append(BatchPages.Next next, VectorSchemaRoot target, int rows) {
    Part from = java.util.Objects.requireNonNull(part);
    byte[] attempt = from.attempt().toString().getBytes(StandardCharsets.US_ASCII);
    int[] end = {rows};
    next.batch()
        .decode(
            allocator,
            points -> {
              BigIntVector steps = (BigIntVector) points.getVector(0);
              for (int row = next.skip(); row < points.getRowCount(); row++) {
                if (steps.get(row) <= from.upTo()) {
                  int place = end[0]++;
                  ((VarCharVector) target.getVector(0)).setSafe(place, attempt);
                  for (int column = 0; column < points.getFieldVectors().size(); column++) {
                    target.getVector(column + 1).copyFromSafe(row, place, points.getVector(column));
                  }
                }
              }
            });
    return end[0];
  }

  @Override
  public long bytesRead() {
    return 0; // nobody asks: there is no underlying stream
  }

  @Override
  protected void closeReadSource() {}

  @Override
  protected Schema readSchema() {
    return Schemas.METRICS_READ;
  }
}
