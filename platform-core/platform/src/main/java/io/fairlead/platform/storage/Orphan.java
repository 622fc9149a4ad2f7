package io.fairlead.platform.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server of our data folder that outlived the platform process that started it. */
record Orphan(ProcessHandle process, Path data) {

  private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);

  /**
   * The server that postmaster.pid names, if it still runs and really serves this folder; if not,
   * the file is removed, since PostgreSQL wouldn't start beside any process of that number.
   */
  static Optional<Orphan> of(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Optional<Orphan> found =
        Files.readAllLines(file).stream()
            .findFirst()
            .map(String::strip)
            .filter(number -> number.matches("\\d{1,18}"))
            .flatMap(number -> ProcessHandle.of(Long.parseLong(number)))
            .filter(process -> serves(process, data))
            .map(process -> new Orphan(process, data));
    if (found.isEmpty()) {
      Files.delete(file);
    }
    return found;
  }

  /** Process numbers are used again, so the number alone says nothing. */
  private static boolean serves(ProcessHandle process, Path data) {
    boolean postgres =
        process.info().command().map(command -> command.endsWith("/postgres")).orElse(false);
    List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
    return postgres && arguments.contains(data.toString());
  }

  /** Ends it, politely first. */
  void stop(PostgresProgram program) throws IOException {
    LOG.info("Stopping the PostgreSQL {} that an earlier run left behind.", process.pid());
    for (String mode : List.of("fast", "immediate")) {
      program.run("pg_ctl", List.of("stop", "-D", data.toString(), "-m", mode, "-w", "-t", "20"));
      if (ended()) {
        return;
      }
    }
    process.destroyForcibly();
    if (!ended()) {
      throw new StorageUnavailableException(
          "An earlier PostgreSQL (process %d) on %s doesn't end.".formatted(process.pid(), data),
          "End that process, then start again.");
    }
  }

  private boolean ended() {
    try {
      process.onExit().get(5, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }
}
