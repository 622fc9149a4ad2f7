package io.fairlead.ray.agent;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.message.AgentAnswer.Registered;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Starts drivers for one Ray, and asks one what that Ray has. */
final class DriverFactory {

  private static final int HEAP_MEGABYTES = 448;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final AgentOptions options;
  private final List<Path> classPath;
  private @Nullable Resources resources;

  DriverFactory(AgentOptions options) {
    this.options = options;
    this.classPath =
        options.isLocal()
            ? CodePaths.localDriver()
            : CodePaths.clusterDriver(CodePaths.rayJar(options.rayJar()));
  }

  /** In local mode the slots are what counts; a cluster is asked, once. */
  Resources resources() {
    Resources known = resources;
    if (known == null) {
      known = options.isLocal() ? new Resources(options.slots(), 0, memory()) : describe();
      resources = known;
    }
    return known;
  }

  int clusterSlots() {
    return Math.max(1, (int) resources().cpus());
  }

  DriverProcess start(Registered registered, Group group) {
    return DriverProcess.start(command(), settings(registered, group));
  }

  private DriverSettings settings(@Nullable Registered registered, Group group) {
    return new DriverSettings(
        options.platform().toString(),
        options.token(),
        registered == null ? new UUID(0, 0) : registered.agent(),
        UUID.randomUUID(),
        group.workspace(),
        group.bundle(),
        options.isLocal() ? RayMode.LOCAL : RayMode.CLUSTER,
        options.isLocal() ? "" : options.ray(),
        options.isLocal() ? "" : CodePaths.codeSearchPath(),
        options.isLocal() || registered == null ? 1 : clusterSlots(),
        options.work().toString(),
        registered == null ? Duration.ZERO : registered.heartbeat(),
        registered == null ? Duration.ZERO : registered.grace(),
        IDLE);
  }

  private List<String> command() {
    return JavaCommand.driver(classPath, HEAP_MEGABYTES, options.work());
  }

  private Resources describe() {
    List<String> command = new ArrayList<>(command());
    command.add("--describe");
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (var input = process.outputWriter(StandardCharsets.UTF_8);
          BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        DriverSettings settings = settings(null, new Group(new UUID(0, 0), ""));
        input.write(new String(Json.write(settings), StandardCharsets.UTF_8));
        input.newLine();
        input.flush();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
          if (line.startsWith(DriverSettings.RESOURCES)) {
            byte[] json =
                line.substring(DriverSettings.RESOURCES.length()).getBytes(StandardCharsets.UTF_8);
            return Json.read(json, Resources.class);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A driver can't be started", e);
    }
    throw new ClusterUnavailableException(
        "The Ray cluster at %s can't be reached; is its head running there?"
            .formatted(options.ray()));
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }
}
