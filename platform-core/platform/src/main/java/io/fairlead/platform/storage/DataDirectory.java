package io.fairlead.platform.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The files beside the database, below {@code fairlead.data}: keys, content, and drafts. */
@Component
public class DataDirectory implements AutoCloseable {

  private static final Duration NEW = Duration.ofSeconds(10);

  private final Path home;
  private final Path self;
  private final FolderLock lock;

  /**
   * @param database comes first: a platform that can't start leaves everything as it is
   */
  DataDirectory(@Value("${fairlead.data}") Path home, Database database, Clock clock)
      throws IOException {
    this.home = Files.createDirectories(home.toAbsolutePath()).toRealPath();
    Path platforms = Files.createDirectories(this.home.resolve("platforms"));
    this.self = Files.createTempDirectory(platforms, "");
    this.lock = FolderLock.of(self);
    Set<String> atWork = atWork(platforms, clock.instant().minus(NEW));
    Path drafts = Files.createDirectories(drafts());
    try (Stream<Path> leftOvers = Files.list(drafts)) { // of a process that was cut off
      for (Path each : leftOvers.toList()) {
        if (!atWork.contains(each.getFileName().toString().split("-", 2)[0])) {
          PostgresBinaries.delete(each);
        }
      }
    }
  }

  /** The platforms that use this directory, by their folders, which each of them keeps locked. */
  private Set<String> atWork(Path platforms, Instant since) throws IOException {
    Set<String> atWork = new HashSet<>();
    try (Stream<Path> all = Files.list(platforms)) {
      for (Path each : all.toList()) {
        if (each.equals(self) || isNew(each, since) || isLocked(each)) {
          atWork.add(each.getFileName().toString());
        } else {
          PostgresBinaries.delete(each);
        }
      }
    }
    return atWork;
  }

  /** Made a moment ago, and perhaps not locked yet. */
  private static boolean isNew(Path folder, Instant since) throws IOException {
    return Files.getLastModifiedTime(folder).toInstant().isAfter(since);
  }

  private static boolean isLocked(Path folder) throws IOException {
    try (FolderLock _ = FolderLock.of(folder)) {
      return false;
    } catch (StorageUnavailableException locked) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    PostgresBinaries.delete(self);
    lock.close();
  }

  /** A feature's own folder. */
  public Path folder(String name) {
    return home.resolve(name);
  }

  /** A new folder for what isn't complete yet; what is left in it is gone after the next start. */
  public Path newDraft() throws IOException {
    return Files.createTempDirectory(drafts(), self.getFileName() + "-");
  }

  /** Removes a draft with all that is in it. */
  public static void discard(Path draft) throws IOException {
    if (Files.exists(draft)) {
      PostgresBinaries.delete(draft);
    }
  }

  private Path drafts() {
    return home.resolve("tmp");
  }
}
