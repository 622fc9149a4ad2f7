package io.fairlead.platform.content.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Objects as files below a folder, which several replicas may share. A file is written beside its
 * place, synced, then moved there.
 */
public final class DiskObjects implements ObjectStore {

  private static final String UNFINISHED = ".new";
  private static final Duration GIVEN_UP = Duration.ofDays(1);

  private final Path folder;
  private final Clock clock;

  public DiskObjects(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public void put(ObjectName name, Path file) throws IOException {
    Path place = place(name);
    if (Files.exists(place)) {
      Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
    } else {
      Files.createDirectories(place.resolveSibling(""));
      sync(file, StandardOpenOption.WRITE);
      try {
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) { // another disk
        copy(file, place);
      }
    }
    syncFolders(place); // who put it there may not have come to it yet
  }

  /** New folders, too. */
  private void syncFolders(Path place) throws IOException {
    Path each = place.resolveSibling("");
    while (each != null && each.startsWith(folder)) {
      sync(each, StandardOpenOption.READ);
      each = each.getParent();
    }
  }

  private static void copy(Path file, Path place) throws IOException {
    Path beside = place.resolveSibling(place.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
    try {
      Files.copy(file, beside);
      sync(beside, StandardOpenOption.WRITE);
      Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void sync(Path path, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }

  @Override
  public Optional<InputStream> open(ObjectName name) throws IOException {
    try {
      return Optional.of(Files.newInputStream(place(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Instant> written(ObjectName name) throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(place(name)).toInstant());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void delete(ObjectName name) throws IOException {
    Files.deleteIfExists(place(name));
  }

  @Override
  public void list(UUID workspace, Visitor visitor) throws IOException {
    Path root = folder.resolve(workspace.toString());
    if (!Files.isDirectory(root)) {
      return;
    }
    try (DirectoryStream<Path> fan = Files.newDirectoryStream(root)) {
      for (Path part : fan) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(part)) {
          for (Path file : files) {
            visit(workspace, file, visitor);
          }
        }
      }
    }
  }

  private void visit(UUID workspace, Path file, Visitor visitor) throws IOException {
    String name = file.getFileName().toString();
    Instant written;
    try {
      written = Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException e) { // swept by another
      return;
    }
    if (ObjectName.isDigest(name)) {
      visitor.visit(new ObjectName(workspace, name), written);
    } else if (name.endsWith(UNFINISHED) && written.isBefore(clock.instant().minus(GIVEN_UP))) {
      Files.deleteIfExists(file); // of a process that was cut off
    }
  }

  @Override
  public String place() {
    return folder.toString();
  }

  private Path place(ObjectName name) {
    return folder.resolve(name.path());
  }
}
