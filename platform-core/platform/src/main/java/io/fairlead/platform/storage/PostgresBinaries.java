package io.fairlead.platform.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the PostgreSQL programs that come with the platform, once for each folder. */
final class PostgresBinaries {

  /** The server's major version; a data folder belongs to one. */
  static final String MAJOR = "18";

  private PostgresBinaries() {}

  /**
   * @return the folder with bin, lib and share
   */
  static Path unpack(Path home) throws IOException {
    Path programs = home.resolve("programs-" + MAJOR);
    if (Files.isDirectory(programs)) {
      return programs;
    }
    Files.createDirectories(home);
    Path draft = Files.createTempDirectory(home, "unpacking-");
    try {
      unpackInto(draft);
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(draft, programs, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(draft);
      if (!Files.isDirectory(programs)) { // else another process was faster
        throw e;
      }
    }
    return programs;
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void unpackInto(Path folder) throws IOException {
    try (InputStream archive = PostgresBinaries.class.getResourceAsStream(resource())) {
      if (archive == null) {
        throw new StorageUnavailableException(
            "There is no PostgreSQL for this system in the build (%s).".formatted(resource()),
            "Build with -Dnative.postgres=SYSTEM-ARCHITECTURE, such as linux-arm64v8.");
      }
      TarArchiveInputStream files =
          new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)));
      for (TarArchiveEntry entry = files.getNextEntry();
          entry != null;
          entry = files.getNextEntry()) {
        unpack(files, entry, folder);
      }
    }
  }

  private static void unpack(TarArchiveInputStream files, TarArchiveEntry entry, Path folder)
      throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("The archive leaves its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(files, target);
      Files.setPosixFilePermissions(
          target,
          PosixFilePermissions.fromString(
              (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
    }
  }

  private static String resource() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return "/postgres-%s-%s.txz"
        .formatted(
            system.startsWith("mac") ? "darwin" : system.startsWith("win") ? "windows" : "linux",
            switch (architecture) {
              case "amd64", "x86_64" -> "x86_64";
              case "aarch64", "arm64" -> "arm_64";
              default -> architecture;
            });
  }
}
