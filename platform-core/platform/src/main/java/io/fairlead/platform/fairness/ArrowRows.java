package io.fairlead.platform.fairness;

import io.fairlead.platform.problem.InvalidInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.ValueVectorUtility;
import org.jspecify.annotations.Nullable;

/** Arrow IPC, stream or file, compressed or not; dictionaries are looked up. */
final class ArrowRows implements RowSource {

  private static final long MEMORY_BYTES = 512L << 20;
  private static final int LONGEST_FIELD = 10_000;

  private final Path file;
  private final boolean isStream;

  ArrowRows(Path file, boolean isStream) {
    this.file = file;
    this.isStream = isStream;
  }

  @Override
  public void read(Sink sink) {
    try {
      if (isStream) {
        ArrowFraming.check(file);
      }
      readChecked(sink);
    } catch (InvalidInput e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) { // as broken files make it
      InvalidInput problem =
          FileProblem.of(
              "It is a readable Arrow IPC file or stream.",
              e.getMessage(),
              "Check how the file was written, or send CSV.");
      problem.initCause(e);
      throw problem;
    }
  }

  private void readChecked(Sink sink) throws IOException {
    try (BufferAllocator allocator = new RootAllocator(MEMORY_BYTES);
        ArrowReader reader = open(allocator)) {
      read(reader, allocator, sink);
    }
  }

  private ArrowReader open(BufferAllocator allocator) throws IOException {
    return isStream
        ? new ArrowStreamReader(
            new BufferedInputStream(Files.newInputStream(file)),
            allocator,
            CommonsCompressionFactory.INSTANCE)
        : new ArrowFileReader(
            FileChannel.open(file), allocator, CommonsCompressionFactory.INSTANCE);
  }

  /** Reads every batch of {@code reader}. */
  static void read(ArrowReader reader, BufferAllocator allocator, Sink sink) throws IOException {
    VectorSchemaRoot root = reader.getVectorSchemaRoot();
    sink.columns(root.getSchema().getFields().stream().map(Field::getName).toList());
    int rows = 0;
    while (reader.loadNextBatch()) {
      List<FieldVector> decoded = new ArrayList<>();
      try {
        List<FieldVector> columns = new ArrayList<>();
        ValueVectorUtility.validateFull(root);
        for (FieldVector vector : root.getFieldVectors()) {
          if (vector.getField().getDictionary() == null) {
            columns.add(vector);
          } else {
            Dictionary words = reader.lookup(vector.getField().getDictionary().getId());
            ValueVectorUtility.validateFull(words.getVector());
            FieldVector plain = (FieldVector) DictionaryEncoder.decode(vector, words, allocator);
            decoded.add(plain);
            columns.add(plain);
          }
        }
        for (int row = 0; row < root.getRowCount(); row++) {
          if (rows == MOST_ROWS) {
            throw FileProblem.tooManyRows();
          }
          sink.row("row " + rows++, texts(columns, row));
        }
      } finally {
        decoded.forEach(FieldVector::close);
      }
    }
  }

  /**
   * The value as it is: vectors give unsigned numbers as signed ones, and a float's text is short
   * of its value. What unpacks to gigabytes is refused before it is a text.
   */
  private static @Nullable Object value(FieldVector column, int row) {
    if (column.isNull(row)) {
      return null;
    }
    return switch (column) {
      case UInt1Vector bytes -> bytes.getObjectNoOverflow(row);
      case UInt2Vector shorts -> (int) shorts.get(row);
      case UInt4Vector ints -> ints.getObjectNoOverflow(row);
      case UInt8Vector longs -> longs.getObjectNoOverflow(row);
      case Float4Vector floats -> (double) floats.get(row);
      case BaseVariableWidthVector texts when texts.getValueLength(row) > LONGEST_FIELD ->
          throw tooLong(column, row);
      case BaseVariableWidthViewVector texts when texts.getValueLength(row) > LONGEST_FIELD ->
          throw tooLong(column, row);
      default -> column.getObject(row);
    };
  }

  private static InvalidInput tooLong(FieldVector column, int row) {
    return FileProblem.of(
        "A field has at most %d characters.".formatted(LONGEST_FIELD),
        "row %d of %s".formatted(row, column.getName()),
        "Leave long columns out; an audit needs labels, scores and groups.");
  }

  private static @Nullable String[] texts(List<FieldVector> columns, int row) {
    @Nullable String[] texts = new String[columns.size()];
    for (int column = 0; column < texts.length; column++) {
      Object value = value(columns.get(column), row);
      texts[column] = value == null ? null : value.toString();
    }
    return texts;
  }
}
