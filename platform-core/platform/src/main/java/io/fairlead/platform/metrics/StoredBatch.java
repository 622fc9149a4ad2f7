package io.fairlead.platform.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** A row of metric_batch. */
record StoredBatch(UUID attempt, long sequence, int rows, long lastStep, byte[] data) {

  /** Hands the decoded points over; they are gone when this returns. */
  void decode(BufferAllocator allocator, Consumer<VectorSchemaRoot> use) {
    decode(data, allocator, use);
  }

  static void decode(byte[] data, BufferAllocator allocator, Consumer<VectorSchemaRoot> use) {
    try (ArrowReader reader = ArrowBytes.reader(data, allocator)) {
      while (reader.loadNextBatch()) {
        use.accept(reader.getVectorSchemaRoot());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A stored batch can't be read.", e);
    }
  }
}
