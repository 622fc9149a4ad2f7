package io.fairlead.ray.testing;

import io.fairlead.ray.agent.AgentMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An agent as a process of its own, with all its drivers. */
@SuppressWarnings("try") // closing waits, and may be interrupted
public final class AgentProcess implements AutoCloseable {

  private final Process process;

  private AgentProcess(Process process) {
    this.process = process;
  }

  /** Starts an agent with Ray in local mode. */
  public static AgentProcess local(InMemoryPlatform platform, int slots, Path work)
      throws IOException {
    return start(platform, work, "--ray", "local", "--slots", Integer.toString(slots));
  }

  /** Starts an agent beside a cluster. */
  public static AgentProcess beside(RayCluster cluster, InMemoryPlatform platform, Path work)
      throws IOException {
    return start(
        platform, work, "--ray", cluster.address(), "--ray-jar", cluster.rayJar().toString());
  }

  private static AgentProcess start(InMemoryPlatform platform, Path work, String... options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                AgentMain.class.getName(),
                "--platform",
                platform.address(),
                "--token",
                InMemoryPlatform.AGENT_TOKEN,
                "--work",
                work.toString(),
                "--parent-pipe"));
    command.addAll(Arrays.asList(options));
    File log = work.resolve("agent.log").toFile();
    return new AgentProcess(
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .redirectError(ProcessBuilder.Redirect.appendTo(log))
            .start());
  }

  /** The drivers that live now. */
  public List<ProcessHandle> drivers() {
    try (Stream<ProcessHandle> children = process.descendants()) {
      return children.toList();
    }
  }

  /** Ends the agent alone, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() throws InterruptedException {
    List<ProcessHandle> drivers = drivers();
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    drivers.forEach(ProcessHandle::destroyForcibly);
  }
}
