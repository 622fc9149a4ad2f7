package io.fairlead.platform.content.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.UUID;

/** A key of a workspace, ready for use: it wraps the keys of single contents. */
public final class DataKey {

  /** Of a content's key, and of that key wrapped. */
  public static final int KEY_BYTES = KeyWrap.KEY_BYTES;

  public static final int WRAPPED_BYTES = KeyWrap.WRAPPED_BYTES;

  private final UUID workspace;
  private final UUID id;
  private final Instant createdAt;
  private final KeyWrap wrap;

  DataKey(UUID workspace, UUID id, Instant createdAt, byte[] key) {
    this.workspace = workspace;
    this.id = id;
    this.createdAt = createdAt;
    this.wrap = new KeyWrap(key);
  }

  public UUID id() {
    return id;
  }

  Instant createdAt() {
    return createdAt;
  }

  /** A new random key for one content. */
  public static byte[] newContentKey() {
    return KeyWrap.newKey();
  }

  /** Wraps the key of a content, for that content alone. */
  public byte[] wrap(byte[] contentKey, String digest) {
    return wrap.wrap(contentKey, context(digest));
  }

  /**
   * @throws GeneralSecurityException when it isn't the wrapped key of that content
   */
  public byte[] unwrap(byte[] wrapped, String digest) throws GeneralSecurityException {
    return wrap.unwrap(wrapped, context(digest));
  }

  private byte[] context(String digest) {
    return "fairlead content %s of %s under %s"
        .formatted(digest, workspace, id)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "DataKey " + id;
  }
}
