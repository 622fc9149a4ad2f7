package io.fairlead.kernel.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How a chain is made: a link's hash is SHA-256(hash of the link before, then the entry's canonical
 * JSON in UTF-8); before the first link stand 32 zero bytes.
 */
public final class Chains {

  /** The length of a hash in bytes. */
  public static final int HASH_BYTES = 32;

  private Chains() {}

  /** What stands before the first link. */
  public static byte[] beforeTheFirst() {
    return new byte[HASH_BYTES];
  }

  /** The hash of the link that holds {@code entry} after one of hash {@code previous}. */
  public static byte[] link(byte[] previous, byte[] entry) {
    MessageDigest digest = sha256();
    digest.update(previous);
    return digest.digest(entry);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
