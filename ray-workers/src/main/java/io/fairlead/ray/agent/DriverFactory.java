package io.fairlead.ray.agent;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.message.AgentAnswer.Registered;
import io.fairlead.protocol.message.ClusterFacts;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts drivers for one Ray, and asks one what that Ray has. */
final class DriverFactory {

  private static final int HEAP_MEGABYTES = 448;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private static final Pattern WHEEL = Pattern.compile("ray-(.+)\\.dist-info");

  private final Clock clock = Clock.systemUTC();
  private final AgentOptions options;
  private final List<Path> classPath;
  private final @Nullable String rayVersion;
  private volatile @Nullable ClusterFacts facts;

  DriverFactory(AgentOptions options) {
    this.options = options;
    this.classPath =
        options.isLocal()
            ? CodePaths.localDriver()
            : CodePaths.clusterDriver(CodePaths.rayJar(options.rayJar()));
    this.rayVersion = options.isLocal() ? null : rayVersion(classPath.getFirst());
  }

  /** In local mode the slots are what counts. */
  Resources resources() {
    return options.isLocal() ? new Resources(options.slots(), 0, memory()) : known().total();
  }

  /** What the cluster has, as far as is known now; null in local mode. */
  @Nullable ClusterFacts facts() {
    return options.isLocal() ? null : new ClusterFacts(known().nodes(), rayVersion);
  }

  /** The wheel of Python's Ray says it in the name of a folder beside the one with the jar. */
  private static @Nullable String rayVersion(Path jar) {
    Path packages = jar.resolve("../../..").normalize();
    try (Stream<Path> folders = Files.list(packages)) {
      return folders
          .map(each -> WHEEL.matcher(each.getFileName().toString()))
          .filter(Matcher::matches)
          .map(matcher -> matcher.group(1))
          .findFirst()
          .orElse(null);
    } catch (IOException unreadable) {
      return null; // the jar was given without its wheel
    }
  }

  /** A cluster is asked once; later its drivers tell. */
  private ClusterFacts known() {
    ClusterFacts known = facts;
    if (known == null) {
      known = describe();
      facts = known;
    }
    return known;
  }

  int clusterSlots() {
    return Math.max(1, (int) resources().cpus());
  }

  DriverProcess start(Registered registered, Group group) {
    return DriverProcess.start(command(), settings(registered, group), told -> facts = told);
  }

  private DriverSettings settings(@Nullable Registered registered, Group group) {
    return new DriverSettings(
        options.platform().toString(),
        options.tls(),
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
        IDLE,
        clock.instant());
  }

  private List<String> command() {
    return JavaCommand.driver(classPath, HEAP_MEGABYTES, options.work(), options.isLocal());
  }

  private ClusterFacts describe() {
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
          if (line.startsWith(DriverSettings.CLUSTER)) {
            byte[] json =
                line.substring(DriverSettings.CLUSTER.length()).getBytes(StandardCharsets.UTF_8);
            return Json.read(json, ClusterFacts.class);
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
