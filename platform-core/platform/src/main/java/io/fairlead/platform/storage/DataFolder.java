package io.fairlead.platform.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A server's files below {@code home}: data, passwords, programs, log. */
record DataFolder(Path home, PostgresProgram program) {

  Path data() {
    return home.resolve("data");
  }

  /** The passwords of the data in this folder, which is made when there is none. */
  Credentials credentials() throws IOException {
    Path file = home.resolve("credentials.properties");
    if (!Files.exists(data())) {
      Credentials fresh = Credentials.generate();
      fresh.write(file);
      initialize(fresh);
      return fresh;
    }
    checkVersion();
    if (!Files.exists(file)) {
      throw new StorageUnavailableException(
          "The data in %s is there, but not its passwords (%s).".formatted(data(), file),
          "Restore that file from a backup, or start with another data folder.");
    }
    return Credentials.read(file);
  }

  /** In a draft that is moved when complete: a start that is cut off leaves nothing half-made. */
  private void initialize(Credentials credentials) throws IOException {
    Path draft = home.resolve("data.new");
    if (Files.exists(draft)) {
      PostgresBinaries.delete(draft);
    }
    Path password =
        Files.createTempFile(
            home,
            "initdb",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(password, credentials.admin());
      PostgresProgram.Result result =
          program.run(
              "initdb",
              List.of(
                  "-D",
                  draft.toString(),
                  "-U",
                  Database.ADMIN,
                  "--auth=scram-sha-256",
                  "--pwfile=" + password,
                  "--encoding=UTF8",
                  "--locale=C",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8"));
      if (result.exit() != 0) {
        throw new StorageUnavailableException(
            "PostgreSQL could not set up its data in %s: %s.".formatted(home, result.cause()),
            wayOut(result.output()));
      }
    } finally {
      Files.delete(password);
    }
    Files.move(draft, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void checkVersion() throws IOException {
    Path file = data().resolve("PG_VERSION");
    String version = Files.exists(file) ? Files.readString(file).strip() : "";
    if (!version.equals(PostgresBinaries.MAJOR)) {
      throw new StorageUnavailableException(
          version.isEmpty()
              ? "%s is not a PostgreSQL data folder (no PG_VERSION).".formatted(data())
              : "The data in %s is of PostgreSQL %s, this is %s."
                  .formatted(data(), version, PostgresBinaries.MAJOR),
          version.isEmpty()
              ? "Restore it from a backup, or start with another data folder."
              : "Move it with pg_upgrade, or start with another data folder.");
    }
  }

  static String wayOut(String output) {
    if (output.contains("No space left")) {
      return "Free some disk space, then start again.";
    }
    if (output.contains("ermission denied")) {
      return "Give this user the right to write there, or use another data folder.";
    }
    if (output.contains("unshare")) {
      return "This system doesn't let root step down: start Fairlead as an ordinary user.";
    }
    return "Restore the folder from a backup, or start with another data folder.";
  }
}
