package io.fairlead.platform.content.key;

import io.fairlead.platform.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** Master keys in a file. */
record MasterKeyFile(Path file) {

  MasterKeys read() {
    try {
      return MasterKeys.parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new StorageUnavailableException(
          "The master key in %s can't be read: %s.".formatted(file, e),
          "Make it readable for this user, or restore it from a backup. Nothing was changed.",
          e);
    } catch (IllegalArgumentException e) {
      throw new StorageUnavailableException(
          "%s holds no master key. %s".formatted(file, e.getMessage()),
          "Restore it from a backup. Nothing was changed.");
    }
  }

  /**
   * Makes a key in a file that its owner alone can read, durably before anything uses it. Of two
   * processes that do so at once the first one's stays.
   */
  void make() throws IOException {
    Path folder = file.resolveSibling("");
    Path draft =
        Files.createTempFile(
            folder,
            file.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(draft, Base64.getEncoder().encodeToString(KeyWrap.newKey()) + "\n");
      sync(draft);
      Files.createLink(file, draft); // unlike a move, never replaces
    } catch (FileAlreadyExistsException faster) {
      return;
    } finally {
      Files.delete(draft);
    }
    sync(folder);
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
