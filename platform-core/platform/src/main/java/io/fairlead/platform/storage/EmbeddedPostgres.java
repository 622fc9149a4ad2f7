package io.fairlead.platform.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own: a child process on a free port of 127.0.0.1, all its files below one
 * folder. A server that an earlier run left behind is stopped first; one that ends by itself is
 * started again on its port, until this is closed.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Duration READY_WITHIN = Duration.ofMinutes(2); // recovery included
  private static final int TRIES = 5;

  /** Before the first try to start it again: who ends all processes ends this one meanwhile. */
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(16);

  private final FolderLock lock;
  private final DataFolder folder;
  private final int port;
  private final Database database;
  private Process process;
  private Duration wait = SHORTEST_WAIT;
  private boolean closed;

  private EmbeddedPostgres(
      FolderLock lock, DataFolder folder, int port, Process process, Database database) {
    this.lock = lock;
    this.folder = folder;
    this.port = port;
    this.process = process;
    this.database = database;
  }

  /**
   * Starts the server of {@code home}, which is made when it is missing.
   *
   * @param home the folder for data, passwords and log
   * @throws StorageUnavailableException with what to do, in one line
   */
  public static EmbeddedPostgres start(Path home) {
    return start(home, home);
  }

  /**
   * @param programs the folder that the server's programs are unpacked to
   */
  static EmbeddedPostgres start(Path home, Path programs) {
    try {
      Path real = Files.createDirectories(home.toAbsolutePath()).toRealPath();
      FolderLock lock = FolderLock.of(real);
      try {
        PostgresProgram program = new PostgresProgram(PostgresBinaries.unpack(programs));
        return start(lock, new DataFolder(real, program));
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw unavailable(home, e);
    }
  }

  private static EmbeddedPostgres start(FolderLock lock, DataFolder folder) throws IOException {
    Orphan.of(folder.data()).ifPresent(orphan -> stop(orphan, folder.program()));
    Credentials credentials = folder.credentials();
    Path log = log(folder);
    for (int tries = 1; ; tries++) {
      if (Files.exists(log)) {
        Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
      int port = freePort();
      Database database = Database.embedded(port, "postgres", credentials);
      Process process = launch(folder, port);
      if (isReady(process, database)) {
        LOG.info("PostgreSQL runs on port {}, its data in {}.", port, folder.home());
        EmbeddedPostgres server = new EmbeddedPostgres(lock, folder, port, process, database);
        server.follow(process.toHandle());
        return server;
      }
      String said = said(folder);
      if (tries == TRIES || !isPassing(said)) {
        throw new StorageUnavailableException(
            "PostgreSQL did not start in %s: %s."
                .formatted(folder.home(), new PostgresProgram.Result(1, said).cause()),
            DataFolder.wayOut(said));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }
  }

  private static Process launch(DataFolder folder, int port) throws IOException {
    return folder
        .program()
        .server(ServerSettings.arguments(folder.data(), port))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()))
        .start();
  }

  private static Path log(DataFolder folder) {
    return folder.home().resolve("postgres.log");
  }

  private static String said(DataFolder folder) throws IOException {
    return Files.readString(log(folder), StandardCharsets.UTF_8).strip();
  }

  private void follow(ProcessHandle server) {
    var unused = server.onExit().thenRun(this::ended); // it logs its own failures
  }

  private synchronized void ended() {
    if (!closed) {
      LOG.warn(
          "PostgreSQL ended by itself; it starts again in {} s. See {}.",
          wait.toSeconds(),
          log(folder));
      CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)
          .execute(this::startAgain);
      wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : wait;
    }
  }

  /** On the port that connections are made to; tried until it succeeds. */
  private void startAgain() {
    try {
      Optional<Orphan> another = Orphan.of(folder.data());
      if (another.isPresent()) { // somebody was quicker, such as a person with pg_ctl
        follow(another.get().process());
        return;
      }
      Process next;
      synchronized (this) { // what runs when this is closed is stopped then
        if (closed) {
          return;
        }
        next = launch(folder, port);
        process = next;
      }
      if (isReady(next, database)) {
        LOG.info("PostgreSQL runs again on port {}.", port);
        runsAgain(next);
        return;
      }
      LOG.warn("PostgreSQL didn't start: {}.", new PostgresProgram.Result(1, said(folder)).cause());
    } catch (IOException | RuntimeException e) {
      LOG.error("PostgreSQL can't be started again", e);
    }
    ended();
  }

  private synchronized void runsAgain(Process server) {
    wait = SHORTEST_WAIT;
    follow(server.toHandle());
  }

  private static void stop(Orphan orphan, PostgresProgram program) {
    try {
      orphan.stop(program);
    } catch (IOException e) {
      throw unavailable(orphan.data(), e);
    }
  }

  /** A port taken meanwhile, or the last children of a killed server that still hold its memory. */
  private static boolean isPassing(String said) {
    return said.contains("Address already in use") || said.contains("shared memory block");
  }

  private static boolean isReady(Process process, Database database) {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      try (Connection connection = database.connectAsAdmin()) {
        ServerSettings.checkDurable(connection);
        return true;
      } catch (SQLException notYet) {
        if ("28P01".equals(notYet.getSQLState())) {
          end(process);
          throw new StorageUnavailableException(
              "The database refuses the password in its credentials file.",
              "Restore that file from a backup, or start with another data folder.",
              notYet);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
    end(process);
    return false;
  }

  /** Returns once it is gone, so that nothing writes into the folder any more. */
  private static void end(Process process) {
    process.destroy();
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    process.destroyForcibly().onExit().join();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static StorageUnavailableException unavailable(Path home, IOException cause) {
    String reason =
        switch (cause) {
          case AccessDeniedException denied -> "permission denied for " + denied.getFile();
          case FileSystemException file when file.getReason() != null ->
              file.getFile() + ": " + file.getReason();
          case FileSystemException file -> file.getFile() + " is in the way";
          default -> String.valueOf(cause.getMessage());
        };
    return new StorageUnavailableException(
        "The database can't use its folder %s: %s.".formatted(home, reason),
        DataFolder.wayOut(reason),
        cause);
  }

  /** The server's maintenance database, where others are made. */
  Database maintenance() {
    return database;
  }

  /** The platform's database on this server, set up and migrated. */
  public Database platform() {
    return Bootstrap.platform(database, "fairlead");
  }

  /** Whether the server process runs. */
  public synchronized boolean isAlive() {
    return process.isAlive();
  }

  /** Stops the server after the transactions that run now are ended; what is committed stays. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    try (lock) {
      if (isAlive()) {
        folder
            .program()
            .run(
                "pg_ctl",
                List.of("stop", "-D", folder.data().toString(), "-m", "fast", "-w", "-t", "60"));
      }
    } catch (IOException e) {
      throw unavailable(folder.home(), e);
    }
  }
}
