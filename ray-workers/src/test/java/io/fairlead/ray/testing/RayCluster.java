package io.fairlead.ray.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Ray of one node, with two CPUs and a logical GPU unless said otherwise, from a Python
 * virtual environment: {@code FAIRLEAD_RAY_HOME} (property or variable) or {@code
 * .fairlead/ray-venv} below the repository's root. Several can run on a machine.
 */
@SuppressWarnings("try") // closing waits, and may be interrupted
public final class RayCluster implements AutoCloseable {

  private final Path home;
  private final Path folder;
  private final int port;
  private final List<String> resources;
  private @Nullable Process head;

  private RayCluster(Path home, Path folder, int port, List<String> resources) {
    this.home = home;
    this.folder = folder;
    this.port = port;
    this.resources = resources;
  }

  /** Starts one, or skips the test that asks, with a message, where Ray isn't installed. */
  public static RayCluster start() throws IOException, InterruptedException {
    return start("--num-cpus=2", "--num-gpus=1");
  }

  /**
   * Starts one of other resources, such as {@code --num-cpus=4}; a model of logical GPUs is {@code
   * --resources={"accelerator_type:A100": 1}}.
   */
  public static RayCluster start(String... resources) throws IOException, InterruptedException {
    Path home = home();
    Assumptions.assumeTrue(
        Files.isExecutable(home.resolve("bin/ray")),
        "No Ray in " + home + ": pip install ray==2.58.0 there, or set FAIRLEAD_RAY_HOME.");
    // Ray's sockets live in this folder: their paths may have about 100 characters.
    Path folder = Files.createTempDirectory("ray");
    RayCluster cluster = new RayCluster(home, folder, freePort(), List.of(resources));
    cluster.startHead();
    return cluster;
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  public Path rayJar() {
    try (Stream<Path> lib = Files.list(home.resolve("lib"))) {
      return lib.map(python -> python.resolve("site-packages/ray/jars/ray_dist.jar"))
          .filter(Files::isRegularFile)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Starts the head; also again, on the same port, after {@link #killHead()}. */
  public void startHead() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "setsid",
                home.resolve("bin/ray").toString(),
                "start",
                "--head",
                "--block",
                "--port=" + port,
                "--node-ip-address=127.0.0.1",
                "--object-store-memory=100000000",
                "--include-dashboard=false",
                "--disable-usage-stats",
                "--temp-dir=" + folder));
    for (String name :
        List.of(
            "node-manager-port",
            "object-manager-port",
            "dashboard-agent-listen-port",
            "dashboard-agent-grpc-port",
            "runtime-env-agent-port",
            "metrics-export-port")) {
      command.add("--" + name + "=" + freePort());
    }
    command.addAll(resources);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("head.log").toFile());
    Path java = Path.of(System.getProperty("java.home"), "bin");
    builder.environment().merge("PATH", java.toString(), (path, bin) -> bin + ":" + path);
    builder.environment().put("RAY_TMPDIR", folder.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process started = builder.start();
    head = started;
    awaitHead(started);
  }

  private void awaitHead(Process started) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (System.nanoTime() < end) {
      String log = Files.readString(folder.resolve("head.log"), StandardCharsets.UTF_8);
      if (log.contains("Ray runtime started")) {
        return;
      }
      if (!started.isAlive()) {
        throw new IllegalStateException("Ray didn't start: " + log);
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IllegalStateException("Ray took longer than 90 s to start; see " + folder);
  }

  /** The Java processes of its workers, which run actors. */
  public List<ProcessHandle> actors() {
    Process running = head;
    if (running == null) {
      return List.of();
    }
    try (Stream<ProcessHandle> descendants = running.descendants()) {
      return descendants
          .filter(each -> each.info().command().orElse("").endsWith("/java"))
          .toList();
    }
  }

  /** Ends the head node and all it started, as a lost machine would. */
  public void killHead() throws InterruptedException {
    Process running = head;
    if (running != null) {
      List<ProcessHandle> all;
      try (Stream<ProcessHandle> descendants = running.descendants()) {
        all = descendants.toList();
      }
      running.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
      endGroup(running.pid());
      running.waitFor(10, TimeUnit.SECONDS);
      head = null;
    }
  }

  /** {@code setsid} made the head the leader of its process group. */
  private static void endGroup(long leader) throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-9", "--", "-" + leader)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path home() {
    String named = System.getProperty("FAIRLEAD_RAY_HOME", System.getenv("FAIRLEAD_RAY_HOME"));
    if (named != null && !named.isEmpty()) {
      return Path.of(named);
    }
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve(".mvn")) && root.getParent() != null) {
      root = root.getParent();
    }
    return root.resolve(".fairlead/ray-venv");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    killHead();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
