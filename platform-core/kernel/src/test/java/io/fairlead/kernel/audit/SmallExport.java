package io.fairlead.kernel.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** An export of a few entries, and the key that signs it. */
final class SmallExport {

  static final String CHAIN = "0197f3c1-0000-7000-8000-000000000001";
  static final Instant AT = Instant.parse("2026-03-01T10:00:00.123456Z");
  static final KeyPair KEYS = newKeys();
  static final String KEY = PublicKeys.hex(KEYS.getPublic());

  private SmallExport() {}

  static KeyPair newKeys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> entries(int count) {
    List<String> entries = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      entries.add("{\"data\":{\"number\":%d},\"kind\":\"tested ✓\"}".formatted(i));
    }
    return entries;
  }

  static byte[] of(List<String> entries) {
    return of(entries, KEYS);
  }

  static byte[] of(List<String> entries, KeyPair keys) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ExportWriter writer = new ExportWriter(out, CHAIN);
      byte[] hash = Chains.beforeTheFirst();
      long sequence = 0;
      for (String entry : entries) {
        byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
        hash = Chains.link(hash, bytes);
        writer.entry(++sequence, hash, bytes);
      }
      writer.end(sign(new Head(CHAIN, sequence, HexFormat.of().formatHex(hash), AT), keys));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static SignedHead sign(Head head, KeyPair keys) {
    return SignedHead.sign(head, keys.getPrivate(), PublicKeys.hex(keys.getPublic()));
  }

  static SignedHead head(byte[] export) {
    List<String> lines = lines(export);
    return SignedHead.parse(lines.getLast()).orElseThrow();
  }

  static List<String> lines(byte[] export) {
    return new ArrayList<>(new String(export, StandardCharsets.UTF_8).lines().toList());
  }

  static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
