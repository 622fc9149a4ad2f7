package io.fairlead.platform.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The files beside the database, below {@code fairlead.data}: content by digest, and drafts. */
@Component
public class DataDirectory {

  private final Path home;

  /**
   * @param database comes first: who has it has the folder's lock, and so no one else's drafts
   */
  DataDirectory(@Value("${fairlead.data}") Path home, Database database) throws IOException {
    this.home = Files.createDirectories(home.toAbsolutePath()).toRealPath();
    Path drafts = Files.createDirectories(drafts());
    try (Stream<Path> leftOvers = Files.list(drafts)) { // of a process that was cut off
      for (Path each : leftOvers.toList()) {
        PostgresBinaries.delete(each);
      }
    }
  }

  /** A feature's own folder. */
  public Path folder(String name) {
    return home.resolve(name);
  }

  /** A new folder for what isn't complete yet; what is left in it is gone after the next start. */
  public Path newDraft() throws IOException {
    return Files.createTempDirectory(drafts(), "draft-");
  }

  /** Removes a draft with all that is in it. */
  public static void discard(Path draft) throws IOException {
    if (Files.exists(draft)) {
      PostgresBinaries.delete(draft);
    }
  }

  /**
   * Moves a complete file to its place below this directory, durably: after this returns it is
   * there whatever fails. One that is there already stays.
   */
  public void publish(Path file, Path target) throws IOException {
    sync(file, StandardOpenOption.WRITE);
    Path folder = Files.createDirectories(target.resolveSibling(""));
    if (Files.exists(target)) {
      return;
    }
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    for (Path each = folder; each != null && each.startsWith(home); each = each.getParent()) {
      sync(each, StandardOpenOption.READ); // new folders too
    }
  }

  private static void sync(Path path, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }

  private Path drafts() {
    return home.resolve("tmp");
  }
}
