package io.fairlead.web.rest;

import io.fairlead.platform.storage.Digests;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts an answer that may hold a secret under what only the request carries, its {@code
 * Idempotency-Key}: AES-256-GCM, the nonce before the text. Who reads the database alone reads no
 * secret, unless the key is easy to guess; hence the advice to use a UUID.
 */
record Sealed(UUID person, String key) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** By which the key is found again. */
  byte[] keyHash() {
    return derive("found by");
  }

  byte[] seal(String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
    byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
    return both;
  }

  String open(byte[] sealed) {
    return new String(
        run(
            Cipher.DECRYPT_MODE,
            Arrays.copyOf(sealed, NONCE_BYTES),
            Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length)),
        StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(derive("sealed with"), "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A kept answer can't be sealed or opened", e);
    }
  }

  private byte[] derive(String purpose) {
    MessageDigest sha256 = Digests.sha256();
    sha256.update((purpose + "/" + person + "/" + key).getBytes(StandardCharsets.UTF_8));
    return sha256.digest();
  }
}
