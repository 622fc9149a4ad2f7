package io.fairlead.kernel.audit;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a line says of an entry.
 *
 * @param line its number in the file, from 1
 * @param whole whether its hash is that of what stands before it and of its content
 */
record EntryLine(long line, long sequence, byte[] previous, byte[] hash, boolean whole) {

  private static final byte[] SEQUENCE = bytes(Format.SEQUENCE);
  private static final byte[] PREVIOUS = bytes(Format.PREVIOUS);
  private static final byte[] HASH = bytes(Format.HASH);
  private static final byte[] ENTRY = bytes(Format.ENTRY);
  private static final int HEX_DIGITS = 2 * Chains.HASH_BYTES;
  private static final int MOST_DIGITS = 18;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  boolean follows(byte[] head) {
    return Arrays.equals(previous, head);
  }

  /** The entry of the current line; null when it is none, were it for one byte. */
  static @Nullable EntryLine read(Lines lines, MessageDigest digest) {
    Cursor at = new Cursor(lines.buffer(), lines.start(), lines.end());
    if (!lines.isComplete() || !at.skip(SEQUENCE)) {
      return null;
    }
    long sequence = at.number();
    byte[] previous = new byte[Chains.HASH_BYTES];
    byte[] hash = new byte[Chains.HASH_BYTES];
    if (sequence < 1
        || !at.skip(PREVIOUS)
        || !at.hex(previous)
        || !at.skip(HASH)
        || !at.hex(hash)
        || !at.skip(ENTRY)
        || at.left() < 1
        || lines.buffer()[lines.end() - 1] != '}') {
      return null;
    }
    digest.update(previous);
    digest.update(lines.buffer(), at.position, at.left() - 1);
    return new EntryLine(
        lines.number(), sequence, previous, hash, Arrays.equals(finish(digest), hash));
  }

  private static byte[] finish(MessageDigest digest) {
    byte[] computed = new byte[Chains.HASH_BYTES];
    try {
      digest.digest(computed, 0, computed.length);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 has 32 bytes.", e);
    }
    return computed;
  }

  private static final class Cursor {
    private final byte[] bytes;
    private final int end;
    private int position;

    Cursor(byte[] bytes, int start, int end) {
      this.bytes = bytes;
      this.position = start;
      this.end = end;
    }

    int left() {
      return end - position;
    }

    boolean skip(byte[] expected) {
      int to = position + expected.length;
      if (to > end || !Arrays.equals(bytes, position, to, expected, 0, expected.length)) {
        return false;
      }
      position = to;
      return true;
    }

    /** Digits without leading zeros; 0 where there are none. */
    long number() {
      int from = position;
      long value = 0;
      while (position < end
          && position - from < MOST_DIGITS
          && bytes[position] >= '0'
          && bytes[position] <= '9') {
        value = 10 * value + bytes[position++] - '0';
      }
      return position > from && bytes[from] == '0' ? 0 : value;
    }

    boolean hex(byte[] target) {
      if (left() < HEX_DIGITS) {
        return false;
      }
      for (int i = 0; i < target.length; i++) {
        int high = digit(bytes[position++]);
        int low = digit(bytes[position++]);
        if (high < 0 || low < 0) {
          return false;
        }
        target[i] = (byte) (high << 4 | low);
      }
      return true;
    }

    private static int digit(byte character) {
      if (character >= '0' && character <= '9') {
        return character - '0';
      }
      return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
    }
  }
}
