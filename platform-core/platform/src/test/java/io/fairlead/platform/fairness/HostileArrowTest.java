package io.fairlead.platform.fairness;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.problem.InvalidInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploaded predictions that are made to harm who reads them. */
class HostileArrowTest {

  @TempDir Path folder = Path.of("");

  @Test
  void lengthsThatAreLiesAreRefused() throws IOException {
    Path file =
        texts(
            NoCompressionCodec.Factory.INSTANCE,
            column -> {
              column.setSafe(0, new byte[8]);
              column.setSafe(1, new byte[8]);
              column.getOffsetBuffer().setInt(Integer.BYTES, Integer.MAX_VALUE);
            });
    refused(file, "readable Arrow");
  }

  @Test
  void whatUnpacksToFarMoreIsRefused() throws IOException {
    Path file =
        texts(
            CommonsCompressionFactory.INSTANCE,
            column -> {
              column.setSafe(0, new byte[8 << 20]);
              column.setSafe(1, new byte[8]);
            });
    refused(file, "at most 10000 characters");
  }

  @Test
  void aSchemaThatIsNestedWithoutEndIsRefused() throws Exception {
    Path file = folder.resolve("nested.arrows");
    Thread writer = new Thread(null, () -> nested(file, 20_000), "deep", 1L << 28);
    writer.start();
    writer.join();
    refused(file, "readable Arrow");
  }

  private static void nested(Path file, int depth) {
    Field nested = Field.nullable("leaf", new ArrowType.Bool());
    for (int i = 0; i < depth; i++) {
      nested = new Field("n", FieldType.nullable(new ArrowType.Struct()), List.of(nested));
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      WriteChannel channel = new WriteChannel(Channels.newChannel(out));
      MessageSerializer.serialize(channel, new Schema(List.of(nested)));
      ArrowStreamWriter.writeEndOfStream(channel, IpcOption.DEFAULT);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private interface Filling {
    void fill(VarCharVector column);
  }

  private Path texts(CompressionCodec.Factory codecs, Filling filling) throws IOException {
    Path file = folder.resolve("texts.arrows");
    Schema schema = new Schema(List.of(Field.nullable("y", new ArrowType.Utf8())));
    try (BufferAllocator allocator = new RootAllocator();
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        OutputStream out = Files.newOutputStream(file);
        ArrowStreamWriter writer =
            new ArrowStreamWriter(
                root,
                null,
                Channels.newChannel(out),
                IpcOption.DEFAULT,
                codecs,
                codecs == CommonsCompressionFactory.INSTANCE
                    ? CompressionUtil.CodecType.ZSTD
                    : CompressionUtil.CodecType.NO_COMPRESSION)) {
      filling.fill((VarCharVector) root.getVector(0));
      root.setRowCount(2);
      writer.start();
      writer.writeBatch();
      writer.end();
    }
    return file;
  }

  private static void refused(Path file, String says) {
    assertThatThrownBy(() -> new ArrowRows(file, true).read(new Reading()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(says);
  }

  private static final class Reading implements RowSource.Sink {

    @Override
    public void columns(List<String> names) {
      Objects.requireNonNull(names);
    }

    @Override
    public void row(String place, @Nullable String[] values) {
      Objects.requireNonNull(values);
    }
  }
}
