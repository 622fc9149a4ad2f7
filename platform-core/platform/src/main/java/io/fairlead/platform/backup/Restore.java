package io.fairlead.platform.backup;

import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.Digests;
import io.fairlead.platform.storage.StorageUnavailableException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Brings back a data folder from a backup: as a whole or not at all. */
public final class Restore {

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path file;
  private final Path draft;
  private final Progress progress;
  private final Map<String, String> digests = new LinkedHashMap<>();

  private Restore(Path file, Path draft, Progress progress) {
    this.file = file;
    this.draft = draft;
    this.progress = progress;
  }

  /**
   * @param data made by this; if it is there, empty
   * @throws StorageUnavailableException with what to do, in one line; nothing is left behind
   */
  public static void from(Path file, Path data, Progress progress) throws IOException {
    Path target = data.toAbsolutePath().normalize();
    if (Files.exists(target) && !isEmpty(target)) {
      throw new StorageUnavailableException(
          target + " isn't empty.", "Name another folder with --data DIR, or move that one away.");
    }
    Path parent = Files.createDirectories(target.resolveSibling(""));
    Path draft = Files.createTempDirectory(parent, target.getFileName() + ".restoring-");
    try {
      Restore restore = new Restore(file, draft, progress);
      restore.checkWhole();
      restore.extract();
      Files.deleteIfExists(target);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      DataDirectory.discard(draft);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.findAny().isEmpty();
    }
  }

  /** Reads it once to its end: what is extracted then is what was written. */
  private void checkWhole() throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (NoSuchFileException e) {
      throw new StorageUnavailableException(
          "There is no file %s.".formatted(file), "Name another.");
    } catch (EOFException | ZipException e) {
      throw broken("is cut off or damaged");
    }
  }

  private void extract() throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GZIPInputStream(in, 1 << 16), "UTF-8")) {
      @Nullable String manifest = null;
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        manifest = take(tar, entry);
      }
      if (manifest == null) {
        throw broken("is cut off");
      }
      check(manifest);
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).matches("(Truncated|Corrupted) TAR.*")) {
        throw broken("is no backup of Fairlead");
      }
      throw e;
    }
  }

  /** The manifest when the entry is that, else null. */
  private @Nullable String take(TarArchiveInputStream tar, TarArchiveEntry entry)
      throws IOException {
    String name = entry.getName();
    if (digests.isEmpty() && !name.equals(BackupFile.HEAD)) {
      throw broken("is no backup of Fairlead");
    }
    Path place = draft.resolve(name).normalize();
    if (!place.startsWith(draft) || !(entry.isDirectory() || entry.isFile())) {
      throw broken("holds '%s', which leads elsewhere".formatted(name));
    }
    if (entry.isDirectory()) {
      Files.createDirectories(place, PRIVATE_FOLDER);
      return null;
    }
    if (name.equals(BackupFile.MANIFEST)) {
      return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (name.equals(BackupFile.HEAD)) {
      String head = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
      digests.put(
          name, Digests.hex(Digests.sha256().digest(head.getBytes(StandardCharsets.UTF_8))));
      if (!head.startsWith("format=" + BackupFile.FORMAT + "\n")) {
        throw new StorageUnavailableException(
            "%s was made by a newer version.".formatted(file), "Restore it with that version.");
      }
      return null;
    }
    write(tar, name, place);
    return null;
  }

  private void write(InputStream in, String name, Path place) throws IOException {
    Files.createDirectories(place.resolveSibling(""), PRIVATE_FOLDER);
    Files.createFile(place, PRIVATE_FILE);
    try (DigestOutputStream out =
        new DigestOutputStream(
            new BufferedOutputStream(Files.newOutputStream(place), 1 << 16), Digests.sha256())) {
      copy(in, out);
      out.flush();
      digests.put(name, Digests.hex(out.getMessageDigest().digest()));
    }
    if (!name.startsWith("postgres/data/")) { // PostgreSQL syncs its own when it recovers
      try (FileChannel channel = FileChannel.open(place, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
      progress.bytes(read);
    }
  }

  private void check(String manifest) {
    StringBuilder found = new StringBuilder();
    digests.forEach((name, digest) -> found.append(digest).append("  ").append(name).append('\n'));
    if (!manifest.contentEquals(found)) {
      throw broken("is damaged: its files aren't those of its list");
    }
  }

  private StorageUnavailableException broken(String how) {
    return new StorageUnavailableException(
        "%s %s.".formatted(file, how), "Restore from another backup; nothing was changed.");
  }
}
