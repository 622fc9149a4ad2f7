package io.fairlead.platform.event;

import io.fairlead.kernel.audit.PublicKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * A pair of Ed25519 keys in files: both as PEM in the one that only its owner may read, the public
 * one beside it with {@code .pub}, written anew when it is missing or another's.
 */
record KeyFiles(Path file) {

  private static final String ALGORITHM = "Ed25519";

  static KeyFiles in(Path file) {
    return new KeyFiles(file);
  }

  /**
   * The pair, made when there is none.
   *
   * @throws IllegalStateException when the file is there but holds no pair
   */
  KeyPair pair() throws IOException {
    try {
      KeyPair pair = Files.exists(file) ? read() : make();
      publish(PublicKeys.pem(pair.getPublic()));
      return pair;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "%s holds no pair of Ed25519 keys; restore it from a backup.".formatted(file), e);
    }
  }

  private KeyPair make() throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    write(
        file,
        block("PRIVATE KEY", pair.getPrivate().getEncoded())
            + block("PUBLIC KEY", pair.getPublic().getEncoded()),
        "rw-------");
    return pair;
  }

  private KeyPair read() throws IOException, GeneralSecurityException {
    String text = Files.readString(file);
    KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
    return new KeyPair(
        keys.generatePublic(new X509EncodedKeySpec(bytes(text, "PUBLIC KEY"))),
        keys.generatePrivate(new PKCS8EncodedKeySpec(bytes(text, "PRIVATE KEY"))));
  }

  private void publish(String pem) throws IOException {
    Path known = file.resolveSibling(file.getFileName() + ".pub");
    if (!Files.exists(known) || !Files.readString(known).equals(pem)) {
      write(known, pem, "rw-r--r--");
    }
  }

  /** In one move, durably: a start that is cut off leaves no half of a key. */
  private static void write(Path target, String text, String permissions) throws IOException {
    Path draft = target.resolveSibling(target.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, text);
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(permissions));
    try (FileChannel written = FileChannel.open(draft, StandardOpenOption.READ)) {
      written.force(true);
    }
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String block(String name, byte[] key) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(name, Base64.getEncoder().encodeToString(key), name);
  }

  private static byte[] bytes(String text, String name) {
    String begin = "-----BEGIN %s-----".formatted(name);
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END %s-----".formatted(name));
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
  }
}
