package io.fairlead.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded PostgreSQL a JVM, and fresh databases on it. */
public final class TestServer {

  /** Programs are unpacked once a machine and version. */
  public static final Path PROGRAMS =
      Path.of(
          System.getProperty("java.io.tmpdir"), "fairlead-test-" + System.getProperty("user.name"));

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();
  private static final Database TEMPLATE = Bootstrap.platform(SERVER.maintenance(), "template");

  private TestServer() {}

  private static EmbeddedPostgres start() {
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati")); // 14 hours ahead of UTC
    Path home = temporaryFolder();
    EmbeddedPostgres server = EmbeddedPostgres.start(home, PROGRAMS);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  delete(home);
                }));
    return server;
  }

  /** A new database with all tables and no rows. */
  public static synchronized Database freshDatabase() {
    Database fresh = TEMPLATE.named("test_" + COUNT.incrementAndGet());
    execute("create database " + fresh.name() + " template template owner " + Database.OWNER);
    return fresh;
  }

  /** A connection past every rule, to disturb others with. */
  public static Connection admin(Database database) throws SQLException {
    return database.connectAsAdmin();
  }

  /** Drops a database, whoever is still connected. */
  public static void drop(Database database) {
    execute("drop database " + database.name() + " with (force)");
  }

  static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("fairlead-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder with all that is in it. */
  public static void delete(Path folder) {
    try {
      PostgresBinaries.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void execute(String command) {
    try (Connection admin = SERVER.maintenance().connectAsAdmin();
        Statement statement = admin.createStatement()) {
      statement.execute(command);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
