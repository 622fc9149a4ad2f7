package io.fairlead.platform.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One consistent copy of the embedded server's data, taken while it runs or not: PostgreSQL's base
 * backup through its SQL functions (the programs that come along have no pg_basebackup). Files are
 * copied while they change; the log of the meantime, which goes with them, makes them whole at the
 * next start. Contains all that was committed before {@link #take} returned.
 */
public final class DatabaseSnapshot {

  private static final Set<String> OWN_TO_A_RUN =
      Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map");
  private static final Set<String> EMPTIED =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");
  private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
  private static final String CONTROL = "global/pg_control";

  private final Path data;
  private final Sink sink;

  private DatabaseSnapshot(Path data, Sink sink) {
    this.data = data;
    this.sink = sink;
  }

  /** Takes what belongs to the snapshot, under names relative to the data folder. */
  public interface Sink {
    void folder(String name) throws IOException;

    /** A file that may shrink, grow or go while it is read. */
    void file(String name, Path file) throws IOException;

    void file(String name, byte[] bytes) throws IOException;
  }

  /** Content that rows name, as of the snapshot or later. */
  @FunctionalInterface
  public interface Named {
    void content(String workspace, String digest) throws IOException;
  }

  /**
   * @param home the folder of {@link EmbeddedPostgres}; its server is used if it runs, else started
   * @param named told what rows name, once the snapshot is complete
   * @throws StorageUnavailableException with what to do, in one line
   */
  public static void take(Path home, Path programs, Sink sink, Named named) throws IOException {
    Path data = home.resolve("data");
    if (!Files.isDirectory(data)) {
      throw new StorageUnavailableException(
          "There is no embedded database in %s.".formatted(home),
          "Name the data folder with --data DIR; an external database has tools of its own.");
    }
    DatabaseSnapshot snapshot = new DatabaseSnapshot(data.toRealPath(), sink);
    if (isFree(home)) {
      try (EmbeddedPostgres own = EmbeddedPostgres.start(home, programs)) {
        snapshot.take(own.maintenance(), named);
      }
    } else {
      snapshot.take(running(home, data), named);
    }
  }

  private static boolean isFree(Path home) throws IOException {
    try {
      FolderLock.of(home).close();
      return true;
    } catch (StorageUnavailableException inUse) {
      return false;
    }
  }

  private static Database running(Path home, Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    if (lines.size() < 4) {
      throw new StorageUnavailableException(
          "The Fairlead on %s is just starting or stopping.".formatted(home), "Try again.");
    }
    return Database.embedded(
        Integer.parseInt(lines.get(3).strip()),
        "postgres",
        Credentials.read(home.resolve("credentials.properties")));
  }

  private void take(Database database, Named named) throws IOException {
    try (Connection connection = database.connectAsAdmin();
        Statement statement = connection.createStatement()) {
      // Keeps the log until this session ends.
      statement.execute(
          "select pg_create_physical_replication_slot('fairlead_backup_%d', true, true)"
              .formatted(ProcessHandle.current().pid()));
      String first = text(statement, "select pg_walfile_name(pg_backup_start('fairlead', true))");
      files();
      String last;
      try (ResultSet stopped =
          statement.executeQuery(
              "select pg_walfile_name(lsn), labelfile from pg_backup_stop(false)")) {
        stopped.next();
        last = stopped.getString(1);
        sink.file("backup_label", stopped.getString(2).getBytes(StandardCharsets.UTF_8));
      }
      log(first, last);
    } catch (SQLException e) {
      throw new StorageUnavailableException(
          "The database could not be copied: %s.".formatted(e.getMessage()),
          "Read postgres.log in the data folder, then try again.",
          e);
    }
    named(database.named("fairlead"), named);
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getString(1);
    }
  }

  private void files() throws IOException {
    LivingTree.walk(
        data,
        new LivingTree.Visitor() {
          @Override
          public boolean folder(Path folder) throws IOException {
            String name = data.relativize(folder).toString();
            if (!name.isEmpty()) {
              sink.folder(name);
            }
            return !EMPTIED.contains(name);
          }

          @Override
          public void file(Path file) throws IOException {
            String name = data.relativize(file).toString();
            if (!isLeftOut(name)) {
              sink.file(name, file);
            }
          }
        });
    sink.file(CONTROL, data.resolve(CONTROL)); // last, as PostgreSQL's own backup does
  }

  private static boolean isLeftOut(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    return OWN_TO_A_RUN.contains(name)
        || name.equals(CONTROL)
        || file.startsWith("pgsql_tmp")
        || file.startsWith("pg_internal.init");
  }

  private void log(String first, String last) throws IOException {
    sink.folder("pg_wal/archive_status");
    try (Stream<Path> segments = Files.list(data.resolve("pg_wal"))) {
      for (Path each : segments.sorted().toList()) {
        String name = each.getFileName().toString();
        boolean needed =
            SEGMENT.matcher(name).matches()
                && name.compareTo(first) >= 0
                && name.compareTo(last) <= 0;
        if (needed || name.endsWith(".history")) {
          sink.file("pg_wal/" + name, each);
        }
      }
    }
  }

  private static void named(Database database, Named named) throws IOException {
    try (Connection connection = database.connectAsAdmin();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false); // or the driver reads all at once
      statement.setFetchSize(10_000);
      try (ResultSet row =
          statement.executeQuery(
              "select workspace_id, digest from artifact"
                  + " union select workspace_id, digest from dataset")) {
        while (row.next()) {
          named.content(row.getString(1), row.getString(2));
        }
      }
    } catch (SQLException e) {
      throw new StorageUnavailableException(
          "The database could not be asked for what it names: %s.".formatted(e.getMessage()),
          "Start this version on the data once, then try again.",
          e);
    }
  }
}
