package io.fairlead.protocol.client;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** The log lines of one attempt, on their way to the platform. */
public final class LogStream extends BatchStream {

  private final TimeStampMicroTZVector times;
  private final VarCharVector streams;
  private final VarCharVector lines;

  LogStream(VectorSchemaRoot filling, StreamLimits limits, Reconnector reconnector) {
    super("logs", filling, limits, reconnector);
    times = (TimeStampMicroTZVector) filling.getVector(0);
    streams = (VarCharVector) filling.getVector(1);
    lines = (VarCharVector) filling.getVector(2);
    start();
  }

  /**
   * Adds a line.
   *
   * @param stream {@code out}, {@code err} or {@code log}
   */
  public void append(Instant time, String stream, String line) {
    lock.lock();
    try {
      int row = row();
      times.setSafe(row, ChronoUnit.MICROS.between(Instant.EPOCH, time));
      streams.setSafe(row, stream.getBytes(StandardCharsets.UTF_8));
      byte[] text = line.getBytes(StandardCharsets.UTF_8);
      lines.setSafe(row, text);
      rowFilled(Long.BYTES + stream.length() + text.length);
    } finally {
      lock.unlock();
    }
  }
}
