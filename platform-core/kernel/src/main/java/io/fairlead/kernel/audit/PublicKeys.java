package io.fairlead.kernel.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Ed25519 public keys: in hex within heads, as PEM (SubjectPublicKeyInfo, RFC 8410) in files. */
public final class PublicKeys {

  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";
  private static final byte[] BEFORE_THE_KEY = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final int ENCODED_BYTES = BEFORE_THE_KEY.length + 32;

  private PublicKeys() {}

  static PublicKey fromHex(String key) throws GeneralSecurityException {
    byte[] encoded = new byte[ENCODED_BYTES];
    System.arraycopy(BEFORE_THE_KEY, 0, encoded, 0, BEFORE_THE_KEY.length);
    byte[] bytes = HexFormat.of().parseHex(key);
    System.arraycopy(bytes, 0, encoded, BEFORE_THE_KEY.length, bytes.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  /** The 32 bytes of an Ed25519 key, in lower-case hex. */
  public static String hex(PublicKey key) {
    return HexFormat.of().formatHex(key.getEncoded(), BEFORE_THE_KEY.length, ENCODED_BYTES);
  }

  /** As a file that OpenSSL reads too. */
  public static String pem(PublicKey key) {
    return BEGIN + "\n" + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n" + END + "\n";
  }

  /**
   * The key of a PEM text, in hex.
   *
   * @throws IllegalArgumentException when it holds no Ed25519 public key
   */
  public static String hexOfPem(String pem) {
    int from = pem.indexOf(BEGIN);
    int to = pem.indexOf(END);
    if (from >= 0 && to > from) {
      try {
        byte[] encoded =
            Base64.getMimeDecoder()
                .decode(
                    pem.substring(from + BEGIN.length(), to).getBytes(StandardCharsets.US_ASCII));
        return hex(
            KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw refused();
      }
    }
    throw refused();
  }

  private static IllegalArgumentException refused() {
    return new IllegalArgumentException(
        "A key is a PEM file with an Ed25519 public key; take audit-key.pub of the platform's data"
            + " folder.");
  }
}
