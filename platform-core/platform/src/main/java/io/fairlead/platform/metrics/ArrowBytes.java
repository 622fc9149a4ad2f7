package io.fairlead.platform.metrics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.compression.ZstdCompressionCodec;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/** Batches as they are kept: each a whole Arrow IPC stream of one batch, zstd unless tiny. */
final class ArrowBytes {

  /** Below this, zstd costs more than it saves; what is tiny is merged and compressed later. */
  private static final int COMPRESSED_FROM_ROWS = 256;

  private static final int LEVEL = 1;

  private final byte[] opening;

  ArrowBytes(Schema schema) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      MessageSerializer.serialize(new WriteChannel(Channels.newChannel(bytes)), schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.opening = bytes.toByteArray();
  }

  /** Encodes the rows that {@code root} holds now. */
  byte[] write(VectorSchemaRoot root) {
    CompressionCodec codec =
        root.getRowCount() < COMPRESSED_FROM_ROWS
            ? NoCompressionCodec.INSTANCE
            : new ZstdCompressionCodec(LEVEL);
    try (ArrowRecordBatch batch = new VectorUnloader(root, true, codec, true).getRecordBatch()) {
      ByteArrayOutputStream bytes =
          new ByteArrayOutputStream(
              opening.length + Math.toIntExact(batch.computeBodyLength()) + 1024);
      bytes.writeBytes(opening);
      WriteChannel channel = new WriteChannel(Channels.newChannel(bytes));
      MessageSerializer.serialize(channel, batch);
      ArrowStreamWriter.writeEndOfStream(
          channel, org.apache.arrow.vector.ipc.message.IpcOption.DEFAULT);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A reader of kept bytes; the caller closes it. */
  static ArrowStreamReader reader(byte[] bytes, BufferAllocator allocator) {
    return new ArrowStreamReader(
        new ByteArrayInputStream(bytes), allocator, CommonsCompressionFactory.INSTANCE);
  }
}
