package io.fairlead.web.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder in which everything is kept, checked before anything starts.
 *
 * @param part tells this platform's own files from those of others that share the folder; may be
 *     empty
 */
record DataFolder(Path path, String part) {

  private static final long NEEDED_BYTES = 512L << 20;

  /**
   * Makes the folder where it is missing.
   *
   * @throws CannotStart when it can't be written to or the disk is nearly full
   */
  static DataFolder prepare(Path path, String part) {
    DataFolder folder = new DataFolder(path, part);
    try {
      Files.createDirectories(path);
      Files.createDirectories(folder.logs());
      Files.createDirectories(
          folder.agent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.delete(Files.createTempFile(path, "write", ".test"));
      long free = Files.getFileStore(path).getUsableSpace();
      if (free < NEEDED_BYTES) {
        throw new CannotStart(
            "The disk of %s has %d MB left, at least %d MB are needed."
                .formatted(path, free >> 20, NEEDED_BYTES >> 20),
            "Free some space or choose another folder with --data DIR.");
      }
      return folder;
    } catch (IOException e) {
      throw new CannotStart(
          "The data folder %s can't be used: %s.".formatted(path, reason(e)),
          "Make it a folder that you may write to, or choose another with --data DIR.");
    }
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "permission denied for " + denied.getFile();
      case FileSystemException file when file.getReason() != null ->
          file.getFile() + ": " + file.getReason();
      case FileSystemException file -> file.getFile() + " is in the way";
      default -> String.valueOf(cause.getMessage());
    };
  }

  Path logs() {
    return path.resolve("logs");
  }

  Path platformLog() {
    return logs().resolve("platform%s.log".formatted(part));
  }

  Path agent() {
    return path.resolve("agent" + part);
  }

  Path keycloak() {
    return path.resolve("keycloak");
  }

  Path people() {
    return path.resolve("people.json");
  }
}
