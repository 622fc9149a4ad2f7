package io.fairlead.platform.storage;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The passwords of the server's three sign-ins, kept in a file that its owner alone can read.
 *
 * @param admin of the superuser, used at start alone
 * @param owner of fairlead_owner, which migrates
 * @param app of fairlead_app, which works
 */
record Credentials(String admin, String owner, String app) {

  private static final List<String> NAMES = List.of("admin", "owner", "app");

  static Credentials generate() {
    return new Credentials(password(), password(), password());
  }

  static Credentials read(Path file) throws IOException {
    Properties stored = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      stored.load(reader);
    }
    for (String name : NAMES) {
      if (stored.getProperty(name, "").isBlank()) {
        throw new StorageUnavailableException(
            "The database's passwords in %s are incomplete ('%s' is missing)."
                .formatted(file, name),
            "Restore that file from a backup, or start with another data folder.");
      }
    }
    return new Credentials(
        stored.getProperty("admin"), stored.getProperty("owner"), stored.getProperty("app"));
  }

  void write(Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    List<String> values = List.of(admin, owner, app);
    Files.writeString(
        draft,
        NAMES.stream()
            .map(name -> name + "=" + values.get(NAMES.indexOf(name)) + "\n")
            .collect(Collectors.joining()));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String password() {
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  /** Without the passwords, so that no log shows them. */
  @Override
  public String toString() {
    return "Credentials";
  }
}
