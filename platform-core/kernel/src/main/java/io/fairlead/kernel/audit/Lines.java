package io.fairlead.kernel.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a file one after the other, in one buffer that is used again. */
final class Lines {

  private final InputStream in;
  private byte[] buffer = new byte[1 << 20];
  private int start;
  private int end;
  private int filled;
  private boolean over;
  private long number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false at the end. What follows the last line feed is a line too. */
  boolean next() throws IOException {
    int from = number == 0 ? 0 : end + 1;
    int at = from;
    while (true) {
      while (at < filled && buffer[at] != '\n') {
        at++;
      }
      if (at < filled || over) {
        break;
      }
      at -= from;
      makeRoom(from);
      from = 0;
      int read = in.read(buffer, filled, buffer.length - filled);
      over = read < 0;
      filled += Math.max(read, 0);
    }
    if (from >= filled) {
      return false;
    }
    start = from;
    end = at;
    number++;
    return true;
  }

  private void makeRoom(int from) {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, filled - from);
      filled -= from;
    } else if (filled == buffer.length) {
      if (filled > Integer.MAX_VALUE / 2) {
        throw new IllegalArgumentException("A line of more than a gigabyte is no entry.");
      }
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
  }

  /** The line's bytes are {@code buffer()[start()..end())}, until the next call of next. */
  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Whether a line feed ends it. */
  boolean isComplete() {
    return end < filled;
  }

  /** From 1. */
  long number() {
    return number;
  }

  String text() {
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }
}
