package io.fairlead.platform.content;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import io.fairlead.platform.content.key.DataKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;

/**
 * The form in which bytes are stored: a header, then segments of 64 KiB under a key of their own,
 * as Tink's AES-GCM-HKDF streaming has them (STREAM: number and end of a segment are in its nonce).
 * The header holds that key, wrapped by a data key of the workspace for this digest alone. So
 * segments can't be altered, left out, reordered or taken from elsewhere, and a whole can't stand
 * in for another.
 *
 * @param dataKey the id of the data key
 * @param contentKey the key of these bytes, wrapped
 */
record Sealed(UUID dataKey, byte[] contentKey) {

  static final int HEADER_BYTES = 4 + 16 + DataKey.WRAPPED_BYTES;

  private static final byte[] MAGIC = "FLC1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CONTEXT = "fairlead content".getBytes(StandardCharsets.US_ASCII);
  private static final int SEGMENT_BYTES = 64 << 10;

  byte[] header() {
    return ByteBuffer.allocate(HEADER_BYTES)
        .put(MAGIC)
        .putLong(dataKey.getMostSignificantBits())
        .putLong(dataKey.getLeastSignificantBits())
        .put(contentKey)
        .array();
  }

  /**
   * Reads the header off the beginning.
   *
   * @throws GeneralSecurityException when it is none
   */
  static Sealed read(InputStream in) throws IOException, GeneralSecurityException {
    byte[] read = in.readNBytes(HEADER_BYTES);
    if (read.length < HEADER_BYTES || !Arrays.equals(MAGIC, Arrays.copyOf(read, MAGIC.length))) {
      throw new GeneralSecurityException("A header begins with its mark.");
    }
    ByteBuffer header = ByteBuffer.wrap(read, MAGIC.length, HEADER_BYTES - MAGIC.length);
    UUID dataKey = new UUID(header.getLong(), header.getLong());
    byte[] contentKey = new byte[DataKey.WRAPPED_BYTES];
    header.get(contentKey);
    return new Sealed(dataKey, contentKey);
  }

  /** Encrypts what follows the header. */
  static OutputStream encrypting(OutputStream out, byte[] contentKey) throws IOException {
    try {
      return streaming(contentKey).newEncryptingStream(out, CONTEXT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES-GCM.", e);
    }
  }

  /** Decrypts what follows the header; an {@link IOException} where it isn't what was written. */
  static InputStream decrypting(InputStream in, byte[] contentKey) throws IOException {
    try {
      return streaming(contentKey).newDecryptingStream(in, CONTEXT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES-GCM.", e);
    }
  }

  private static StreamingAead streaming(byte[] contentKey) throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(contentKey, "HmacSha256", DataKey.KEY_BYTES, SEGMENT_BYTES, 0);
  }
}
