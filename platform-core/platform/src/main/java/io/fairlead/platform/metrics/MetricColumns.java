package io.fairlead.platform.metrics;

import io.fairlead.protocol.Schemas;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.ByteFunctionHelpers;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * The columns of a batch of {@link Schemas#METRICS}, with each row's metric as a small number.
 * Names are compared as bytes where they lie, since a string a row would cost more than storing the
 * batch.
 */
final class MetricColumns {

  private static final int LONGEST_NAME_BYTES = 512;

  private final VectorSchemaRoot root;
  private final BigIntVector steps;
  private final VarCharVector metrics;
  private final Float8Vector values;
  private final List<String> names = new ArrayList<>();
  private final List<int[]> places = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private int current;

  MetricColumns(VectorSchemaRoot root) {
    this.root = root;
    this.steps = (BigIntVector) root.getVector(0);
    this.metrics = (VarCharVector) root.getVector(1);
    this.values = (Float8Vector) root.getVector(2);
  }

  int rows() {
    return root.getRowCount();
  }

  long step(int row) {
    return steps.getDataBuffer().getLong((long) row * Long.BYTES);
  }

  double value(int row) {
    return values.getDataBuffer().getDouble((long) row * Double.BYTES);
  }

  /** The row's metric. */
  String metricName(int row) {
    return names.get(metric(row));
  }

  /** The names seen so far; {@link #metric} numbers them from 0. */
  List<String> names() {
    return names;
  }

  /**
   * The number of the row's metric. Rows tend to repeat one metric, or a cycle of them.
   *
   * @throws StreamRefused when its place or its bytes are no text
   */
  int metric(int row) {
    ArrowBuf offsets = metrics.getOffsetBuffer();
    int start = offsets.getInt((long) row * Integer.BYTES);
    int end = offsets.getInt((row + 1L) * Integer.BYTES);
    if (start < 0 || end <= start || end - start > LONGEST_NAME_BYTES) {
      throw malformed(
          "a metric's name has 1 to %d bytes; row %d has %d"
              .formatted(LONGEST_NAME_BYTES, row, end - start));
    }
    if (!names.isEmpty()) {
      if (isAt(current, start, end)) {
        return current;
      }
      int next = current + 1 == names.size() ? 0 : current + 1;
      if (isAt(next, start, end)) {
        current = next;
        return current;
      }
    }
    current = lookUp(row, start, end);
    return current;
  }

  private boolean isAt(int number, int start, int end) {
    int[] place = places.get(number);
    ArrowBuf bytes = metrics.getDataBuffer();
    return place[1] - place[0] == end - start
        && ByteFunctionHelpers.equal(bytes, place[0], place[1], bytes, start, end) == 1;
  }

  private int lookUp(int row, int start, int end) {
    byte[] bytes = new byte[end - start];
    metrics.getDataBuffer().getBytes(start, bytes);
    String name;
    try {
      name = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("a metric's name is UTF-8; row %d's isn't".formatted(row));
    }
    if (name.indexOf('\0') >= 0) {
      throw malformed("a metric's name has no NUL character; row %d's has".formatted(row));
    }
    Integer known = numbers.putIfAbsent(name, names.size());
    if (known != null) {
      return known;
    }
    names.add(name);
    places.add(new int[] {start, end});
    return names.size() - 1;
  }

  static StreamRefused malformed(String rule) {
    return new StreamRefused(
        StreamRefused.Reason.MALFORMED, "This batch was refused: " + rule + ".");
  }
}
