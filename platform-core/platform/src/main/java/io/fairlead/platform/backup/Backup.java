package io.fairlead.platform.backup;

import io.fairlead.platform.storage.DatabaseSnapshot;
import io.fairlead.platform.storage.LivingTree;
import io.fairlead.platform.storage.StorageUnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Backs up a data folder into one file, while the platform runs or not. Rows first, bytes after:
 * bytes are stored before the row that names them is committed, never change, and are never removed
 * while one names them; so all that the snapshot of the database names is there when the bytes are
 * copied.
 *
 * @see <a href="../../../../../../../../docs/adr/backup-rows-then-bytes.md">the decision</a>
 */
public final class Backup {

  private static final Set<String> LEFT_OUT =
      Set.of("postgres", "logs", "tmp", "agent", "keycloak", "platforms");
  private static final List<String> MOVING = List.of("artifacts", "datasets");
  private static final String DATABASE = "postgres/data/";

  private final Path data;
  private final Path programs;
  private final Clock clock;
  private long missing;
  private long contents;

  private Backup(Path data, Path programs, Clock clock) {
    this.data = data;
    this.programs = programs;
    this.clock = clock;
  }

  /**
   * What was taken.
   *
   * @param contents that rows name and that are in it
   * @param elsewhere how many contents rows name that aren't in the data folder
   * @param masterKey whether the master key is in it
   */
  public record Taken(long bytes, long contents, long elsewhere, boolean masterKey) {}

  /**
   * @param data the data folder
   * @param programs where PostgreSQL's programs are, or may be unpacked to
   * @param target made by this, for its owner alone
   * @throws StorageUnavailableException with what to do, in one line
   */
  public static Taken take(Path data, Path programs, Path target, Clock clock, Progress progress)
      throws IOException {
    Path file = target.toAbsolutePath().normalize();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new StorageUnavailableException(
          file + " is there already.", "Name a file that isn't, or remove it first.");
    }
    if (!Files.isDirectory(file.resolveSibling(""))) {
      throw new StorageUnavailableException(
          "There is no folder %s.".formatted(file.resolveSibling("")), "Make it first.");
    }
    return new Backup(data.toAbsolutePath().normalize(), programs, clock).take(file, progress);
  }

  private Taken take(Path target, Progress progress) throws IOException {
    Path draft =
        Files.createTempFile(
            target.resolveSibling(""),
            target.getFileName() + ".",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (OutputStream out = Files.newOutputStream(draft);
          BackupFile file = new BackupFile(out, clock.instant(), progress)) {
        write(file, draft);
        file.finish();
      }
      try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
    return new Taken(
        Files.size(target), contents, missing, Files.exists(data.resolve("master-key")));
  }

  private void write(BackupFile file, Path draft) throws IOException {
    file.bytes(
        BackupFile.HEAD,
        "format=%s\ntaken=%s\n"
            .formatted(BackupFile.FORMAT, clock.instant())
            .getBytes(StandardCharsets.UTF_8));
    file.folder("postgres");
    file.folder("postgres/data");
    DatabaseSnapshot.take(data.resolve("postgres"), programs, new InDatabase(file), this::lookFor);
    if (!file.file(
        "postgres/credentials.properties", data.resolve("postgres/credentials.properties"))) {
      throw new StorageUnavailableException(
          "The database's passwords are gone from %s.".formatted(data.resolve("postgres")),
          "Restore that file first.");
    }
    for (String each : MOVING) { // before the place that they move to
      tree(file, data.resolve(each), draft);
    }
    try (Stream<Path> all = Files.list(data)) {
      for (Path each : all.sorted().toList()) {
        String name = each.getFileName().toString();
        if (!LEFT_OUT.contains(name) && !MOVING.contains(name)) {
          tree(file, each, draft);
        }
      }
    }
  }

  private void lookFor(String workspace, String digest) {
    String fan = "%s/%s/%s".formatted(workspace, digest.substring(0, 2), digest);
    boolean here =
        Files.exists(data.resolve("artifacts").resolve(fan))
            || Files.exists(
                data.resolve("datasets").resolve(workspace).resolve(digest + ".parquet"))
            || Files.exists(data.resolve("content").resolve(fan)); // where the others move to
    if (here) {
      contents++;
    } else {
      missing++;
    }
  }

  private void tree(BackupFile file, Path root, Path draft) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    LivingTree.walk(
        root,
        new LivingTree.Visitor() {
          @Override
          public boolean folder(Path folder) throws IOException {
            file.folder(data.relativize(folder).toString());
            return true;
          }

          @Override
          public void file(Path each) throws IOException {
            if (!each.equals(draft)) {
              file.file(data.relativize(each).toString(), each);
            }
          }
        });
  }

  private record InDatabase(BackupFile file) implements DatabaseSnapshot.Sink {
    @Override
    public void folder(String name) throws IOException {
      file.folder(DATABASE + name);
    }

    @Override
    public void file(String name, Path path) throws IOException {
      file.file(DATABASE + name, path);
    }

    @Override
    public void file(String name, byte[] bytes) throws IOException {
      file.bytes(DATABASE + name, bytes);
    }
  }
}
