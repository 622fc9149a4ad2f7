package io.fairlead.kernel.audit;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A head with its Ed25519 signature (RFC 8032) over {@link Head#canonical()}.
 *
 * @param key the public key, its 32 bytes in lower-case hex
 * @param signature 64 bytes in lower-case hex
 */
public record SignedHead(Head head, String key, String signature) {

  /** How its line begins. */
  static final String BEGINNING = "{\"head\":";

  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"head\":\\{\"at\":\"([^\"]{20,35})\",\"chain\":\"([^\"]{12,36})\",\"format\":\""
              + Format.HEAD
              + "\",\"hash\":\"([0-9a-f]{64})\",\"sequence\":(0|[1-9][0-9]{0,17})},"
              + "\"key\":\"([0-9a-f]{64})\",\"signature\":\"([0-9a-f]{128})\"}");

  /** Signs {@code head}. */
  public static SignedHead sign(Head head, PrivateKey with, String key) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(with);
      signer.update(head.canonical());
      return new SignedHead(head, key, HexFormat.of().formatHex(signer.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The audit key can't sign.", e);
    }
  }

  /** As one line of JSON, the only way to write it. */
  public String line() {
    return "{\"head\":%s,\"key\":\"%s\",\"signature\":\"%s\"}"
        .formatted(head.json(), key, signature);
  }

  /** What {@link #line} wrote; empty for anything else, were it one byte. */
  public static Optional<SignedHead> parse(String line) {
    Matcher found = LINE.matcher(line);
    if (!found.matches()) {
      return Optional.empty();
    }
    try {
      Head head =
          new Head(
              found.group(2),
              Long.parseLong(found.group(4)),
              found.group(3),
              Instant.parse(found.group(1)));
      SignedHead parsed = new SignedHead(head, found.group(5), found.group(6));
      return Optional.of(parsed).filter(signed -> signed.line().equals(line));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether the signature is of this head and of the holder of {@link #key}. */
  public boolean isGenuine() {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(PublicKeys.fromHex(key));
      verifier.update(head.canonical());
      return verifier.verify(HexFormat.of().parseHex(signature));
    } catch (GeneralSecurityException e) {
      return false; // no point of the curve, or no signature of that form
    }
  }
}
