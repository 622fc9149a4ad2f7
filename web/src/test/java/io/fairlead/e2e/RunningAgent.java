package io.fairlead.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ./fairlead agent} beside a Ray cluster, ended with all its drivers when closed. */
public final class RunningAgent implements AutoCloseable {

  private final Process process;

  private RunningAgent(Process process) {
    this.process = process;
  }

  /**
   * Starts an agent.
   *
   * @param flight the platform's Flight address
   * @param ray the address of the cluster's head
   * @param rayJar the Java runtime of that Ray
   */
  public static RunningAgent start(
      String flight, String token, String ray, Path rayJar, Path output) throws IOException {
    return start(flight, token, ray, rayJar, output, Map.of());
  }

  /**
   * Starts an agent.
   *
   * @param environment variables of the agent and its drivers
   * @param more of the command's options; it gets a name of its own unless a profile has one
   */
  public static RunningAgent start(
      String flight,
      String token,
      String ray,
      Path rayJar,
      Path output,
      Map<String, String> environment,
      String... more)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                RunningPlatform.checkout().resolve("fairlead").toString(),
                "agent",
                "--platform",
                flight,
                "--token",
                token,
                "--ray",
                ray));
    command.addAll(List.of(more));
    if (!command.contains("--profile")) {
      command.addAll(List.of("--name", "cluster-" + ProcessHandle.current().pid()));
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("FAIRLEAD_BUILT", "1");
    builder.environment().put("RAY_JAR", rayJar.toString());
    builder.environment().putAll(environment);
    Files.createDirectories(output.toAbsolutePath().getParent());
    return new RunningAgent(
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start());
  }

  /** The drivers that run now. */
  public Set<ProcessHandle> drivers() {
    try (Stream<ProcessHandle> children = process.children()) {
      return children.collect(Collectors.toSet());
    }
  }

  /** Its exit status, once it has ended by itself. */
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("The agent lives on.");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    List<ProcessHandle> all;
    try (Stream<ProcessHandle> children = process.descendants()) {
      all = children.toList();
    }
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
