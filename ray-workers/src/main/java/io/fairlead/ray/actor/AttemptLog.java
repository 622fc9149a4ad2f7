package io.fairlead.ray.actor;

import io.fairlead.protocol.client.LogStream;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.PlatformException;
import io.fairlead.protocol.client.StreamLimits;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** One attempt's log: opened with its first line, at most 16 MiB, then a line that says so. */
final class AttemptLog implements AutoCloseable {

  static final long LIMIT_BYTES = 16L << 20;
  static final int LINE_CHARACTERS = 32_768;

  private final PlatformClient platform;
  private final Clock clock;
  private volatile @Nullable LogStream stream;
  private long bytes;
  private boolean full;
  private volatile boolean closed;

  AttemptLog(PlatformClient platform, Clock clock) {
    this.platform = platform;
    this.clock = clock;
  }

  /** Adds the lines of {@code text}; once the log is full, or when it can't be sent, nothing. */
  void line(String source, String text) {
    text.lines().forEach(line -> addInPieces(source, line));
  }

  private void addInPieces(String source, String line) {
    for (int from = 0; from == 0 || from < line.length(); from += LINE_CHARACTERS) {
      add(source, line.substring(from, Math.min(line.length(), from + LINE_CHARACTERS)));
    }
  }

  private synchronized void add(String source, String line) {
    if (full || closed) {
      return;
    }
    bytes += line.length() + 1;
    if (bytes > LIMIT_BYTES) {
      full = true;
      send(
          "log",
          "The log of this attempt ends here: it reached its limit of %d MiB."
              .formatted(LIMIT_BYTES >> 20));
    } else {
      send(source, line);
    }
  }

  private void send(String source, String line) {
    try {
      LogStream opened = stream;
      if (opened == null) {
        opened = platform.logs(StreamLimits.DEFAULT);
        stream = opened;
      }
      opened.append(clock.instant(), source, line);
    } catch (PlatformException | IllegalStateException e) {
      closed = true; // The metrics' stream meets the same refusal and ends the attempt.
    }
  }

  void failure(Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    line("err", trace.toString());
  }

  /** Waits until every line is acknowledged. */
  synchronized void flush() {
    LogStream opened = stream;
    if (opened != null && !closed) {
      opened.flush();
    }
  }

  /** Not synchronized: it must reach a stream on which a printing thread waits. */
  @Override
  public void close() {
    closed = true;
    LogStream opened = stream;
    if (opened != null) {
      opened.close();
    }
  }
}
