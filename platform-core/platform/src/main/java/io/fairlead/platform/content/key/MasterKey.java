package io.fairlead.platform.content.key;

import io.fairlead.platform.storage.Digests;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;

/** A key from outside the database that wraps data keys; shown by its id, never by its bytes. */
final class MasterKey {

  private static final int ID_LENGTH = 16;

  private final KeyWrap wrap;
  private final String id;

  MasterKey(byte[] key) {
    wrap = new KeyWrap(key);
    MessageDigest digest = Digests.sha256();
    digest.update("fairlead master key".getBytes(StandardCharsets.UTF_8));
    id = Digests.hex(digest.digest(key)).substring(0, ID_LENGTH);
  }

  /**
   * @throws IllegalArgumentException when {@code text} isn't 32 bytes in Base64; the message
   *     doesn't show it
   */
  static MasterKey parse(String text) {
    try {
      byte[] key = Base64.getDecoder().decode(text);
      if (key.length == KeyWrap.KEY_BYTES) {
        return new MasterKey(key);
      }
    } catch (IllegalArgumentException e) {
      // said below, without the key
    }
    throw new IllegalArgumentException(
        "A master key is 32 random bytes in Base64, as `openssl rand -base64 32` prints.");
  }

  /** Made of the key, so that another key never has it. */
  String id() {
    return id;
  }

  byte[] wrap(byte[] key, UUID workspace, UUID id) {
    return wrap.wrap(key, context(workspace, id));
  }

  byte[] unwrap(byte[] wrapped, UUID workspace, UUID id) throws GeneralSecurityException {
    return wrap.unwrap(wrapped, context(workspace, id));
  }

  private static byte[] context(UUID workspace, UUID id) {
    return "fairlead data key %s of %s".formatted(id, workspace).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "MasterKey " + id;
  }
}
