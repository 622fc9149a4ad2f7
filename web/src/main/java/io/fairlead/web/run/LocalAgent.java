package io.fairlead.web.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent of this machine as a child process, started again when it dies. It and its drivers read
 * a pipe from their parent and end when it closes, however this process ends.
 */
final class LocalAgent implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalAgent.class);
  private static final Duration STEADY = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final List<String> command;
  private final File log;
  private Duration wait = Duration.ofSeconds(1);
  private boolean closed;
  private @Nullable Process process;
  private Instant startedAt = Instant.MIN;

  LocalAgent(RunOptions options, DataFolder folder, Addresses addresses, Path tokenFile) {
    log = folder.logs().resolve("agent.log").toFile();
    command = new ArrayList<>();
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-Dslf4j.internal.verbosity=ERROR", // the agent logs without SLF4J
            "-XX:+UseSerialGC",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfairlead.home=" + options.home(),
            "-cp",
            options.home().resolve("ray-workers/target/workers") + "/*",
            "io.fairlead.ray.agent.AgentMain"));
    command.addAll(addresses.agentOptions());
    command.addAll(
        List.of(
            "--token-file",
            tokenFile.toString(),
            "--name",
            "local" + folder.part(),
            "--ray",
            "local",
            "--slots",
            Integer.toString(options.slots()),
            "--work",
            folder.agent().toString(),
            "--parent-pipe"));
  }

  /** Starts the agent and keeps it running until this is closed. */
  synchronized void start() {
    if (closed) {
      return;
    }
    try {
      Process started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
      startedAt = Instant.now();
      process = started;
      LOG.info("The agent runs as process {}.", started.pid());
      var unused = started.onExit().thenAccept(this::ended); // it logs its own failures
    } catch (IOException e) {
      LOG.error("The agent can't be started with {}", command, e);
    }
  }

  private synchronized void ended(Process dead) {
    if (closed) {
      return;
    }
    boolean steady = Duration.between(startedAt, Instant.now()).compareTo(STEADY) > 0;
    wait = steady ? Duration.ofSeconds(1) : min(wait.multipliedBy(2), LONGEST_WAIT);
    LOG.warn(
        "The agent ended with code {}; it starts again in {} s. See {}.",
        dead.exitValue(),
        wait.toSeconds(),
        log);
    CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS).execute(this::start);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Ends the agent and its drivers: politely through the pipe, then by force. */
  @Override
  public void close() {
    Process running;
    synchronized (this) {
      closed = true;
      running = process;
    }
    if (running == null) {
      return;
    }
    List<ProcessHandle> all =
        Stream.concat(Stream.of(running.toHandle()), running.descendants()).toList();
    try {
      running.getOutputStream().close();
    } catch (IOException e) {
      LOG.debug("The agent's pipe was closed already", e);
    }
    long end = System.nanoTime() + GRACE.toNanos();
    for (ProcessHandle each : all) {
      try {
        each.onExit().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
        each.destroyForcibly();
      }
    }
  }
}
