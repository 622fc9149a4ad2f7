package io.fairlead.platform.workspace;

import io.fairlead.platform.storage.Digests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of 256 random bits, kept only as their SHA-256: nothing to guess, so no slow hash. */
final class Secrets {

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /**
   * @param prefix by which people and scanners know what leaked
   */
  static String next(String prefix) {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  static byte[] hash(String secret) {
    return Digests.sha256().digest(secret.getBytes(StandardCharsets.UTF_8));
  }
}
