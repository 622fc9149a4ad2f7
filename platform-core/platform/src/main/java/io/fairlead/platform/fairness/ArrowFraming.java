package io.fairlead.platform.fairness;

import io.fairlead.platform.problem.InvalidInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.apache.arrow.flatbuf.Message;

/**
 * Checks the lengths that an Arrow stream gives of its own messages: the reader believes them and
 * takes that much memory before it reads.
 */
final class ArrowFraming {

  private static final int MARKER = -1;
  private static final int MOST_METADATA = 16 << 20;

  private ArrowFraming() {}

  static void check(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file)) {
      long at = 0;
      while (at + 2 * Integer.BYTES <= in.size()) {
        ByteBuffer head = read(in, at, 2 * Integer.BYTES);
        int length = head.getInt(Integer.BYTES);
        if (head.getInt(0) != MARKER) {
          throw cut(at);
        }
        if (length == 0) {
          return;
        }
        at += 2 * Integer.BYTES;
        if (length < 0 || length > MOST_METADATA || at + length > in.size()) {
          throw cut(at);
        }
        long body = Message.getRootAsMessage(read(in, at, length)).bodyLength();
        at += length;
        if (body < 0 || body > in.size() - at) {
          throw cut(at);
        }
        at += body;
      }
    }
  }

  private static ByteBuffer read(FileChannel in, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && in.read(bytes, at + bytes.position()) >= 0) {
      // until all is read
    }
    return bytes.flip();
  }

  private static InvalidInput cut(long at) {
    return FileProblem.of(
        "It is a readable Arrow IPC file or stream.",
        "its message at byte %d is longer than the file, or no message".formatted(at),
        "Check whether all of it was sent.");
  }
}
