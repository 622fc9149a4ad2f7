package io.fairlead.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./fairlead run} on a free port and a folder of its own: started, ready, and ended with all
 * its processes when closed.
 */
public final class RunningPlatform implements AutoCloseable {

  private static final Duration READY_WITHIN = Duration.ofMinutes(10);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(90);
  private static final Pattern BAD = Pattern.compile("\"level\":\"(WARN|ERROR)\"");
  private static final int MOST_COMPLAINTS = 10;
  private static final JsonMapper JSON = new JsonMapper();

  private final Path data;
  private final int port;
  private final Process process;
  private final Path output;
  private final @Nullable Certified certified;
  private final List<ProcessHandle> seen = new ArrayList<>();

  private RunningPlatform(
      Path data, int port, Process process, Path output, @Nullable Certified certified) {
    this.data = data;
    this.port = port;
    this.process = process;
    this.output = output;
    this.certified = certified;
  }

  /**
   * Starts a platform and waits until it is healthy and {@code people.json} is written.
   *
   * @param data its folder; one that was used before is used again
   * @param options such as {@code --empty}
   */
  public static RunningPlatform start(Path data, String... options) {
    return launch(data, freePort(), options).ready();
  }

  /** As {@link #start(Path, String...)}, with TLS. */
  static RunningPlatform start(Certified certified, Path data, String... options) {
    List<String> settings = new ArrayList<>(List.of("env"));
    settings.addAll(certified.settings());
    return launchBy(settings, certified, data, freePort(), options).ready();
  }

  /** Waits until it is healthy and its address is in {@code people.json}. */
  RunningPlatform ready() {
    try {
      await("people.json and health", READY_WITHIN, this::isReady);
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Starts a platform and waits for nothing. */
  public static RunningPlatform launch(Path data, int port, String... options) {
    return launchBy(List.of(), data, port, options);
  }

  /** Starts a platform through another command, such as one that changes what it sees. */
  static RunningPlatform launchBy(List<String> before, Path data, int port, String... options) {
    return launchBy(before, null, data, port, options);
  }

  private static RunningPlatform launchBy(
      List<String> before, @Nullable Certified certified, Path data, int port, String... options) {
    try {
      Files.createDirectories(data.toAbsolutePath().getParent());
      Path output = Files.createTempFile("fairlead-run", ".out");
      List<String> command = new ArrayList<>(before);
      command.addAll(
          List.of(
              checkout().resolve("fairlead").toString(),
              "run",
              "--data",
              data.toString(),
              "--port",
              Integer.toString(port)));
      command.addAll(Arrays.asList(options));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("FAIRLEAD_BUILT", "1"); // what is tested is built already
      Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      return new RunningPlatform(data, port, process, output, certified);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder that holds the script. */
  public static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("No folder above has .mvn: run this inside the checkout.");
      }
    }
    return folder;
  }

  /**
   * A free port with a free one after it, for Flight, below those that systems give to outgoing
   * connections: it is used only seconds later.
   */
  public static int freePort() {
    int port;
    do {
      port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
    } while (!isFree(port) || !isFree(port + 1));
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  public URI url() {
    return URI.create((certified == null ? "http://127.0.0.1:" : "https://localhost:") + port);
  }

  public Path data() {
    return data;
  }

  public Process process() {
    return process;
  }

  /** What the script has printed. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last warnings and errors of its log. */
  public String complaints() {
    try (Stream<String> lines = Files.lines(data.resolve("logs/platform.log"))) {
      List<String> bad = lines.filter(line -> BAD.matcher(line).find()).toList();
      return "The platform complained %d times, last:%n%s%n"
          .formatted(
              bad.size(),
              String.join(
                  System.lineSeparator(),
                  bad.subList(Math.max(0, bad.size() - MOST_COMPLAINTS), bad.size())));
    } catch (IOException | UncheckedIOException e) {
      return "The platform's log can't be read: " + e;
    }
  }

  /** Everything of {@code people.json}. */
  public JsonNode people() {
    try {
      return JSON.readTree(Files.readAllBytes(data.resolve("people.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of {@link #people}. */
  public JsonNode person(String name) {
    for (JsonNode person : people().path("people")) {
      if (person.path("name").asString().equals(name)) {
        return person;
      }
    }
    throw new IllegalArgumentException("people.json has no " + name);
  }

  /** REST with the token of {@code name}. */
  public RestClient rest(String name) {
    return client(person(name).path("token").asString());
  }

  /** REST without a token. */
  RestClient stranger() {
    return client("");
  }

  private RestClient client(String token) {
    return certified == null
        ? new RestClient(url(), token)
        : new RestClient(url(), token, certified.http());
  }

  /** The processes of this platform that were seen to run, itself first. */
  public List<ProcessHandle> processes() {
    List<ProcessHandle> now =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    now.stream().filter(each -> !seen.contains(each)).forEach(seen::add);
    return now;
  }

  /** Waits for a condition while the platform runs. */
  public void await(String what, Duration atMost, Condition condition) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.holds()) {
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "The platform ended with code %d before %s:%n%s"
                .formatted(process.exitValue(), what, output()));
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "No %s within %s; the platform said:%n%s".formatted(what, atMost, output()));
      }
      pause();
    }
    processes();
  }

  /** Something to wait for. */
  @FunctionalInterface
  public interface Condition {
    boolean holds();
  }

  /** As a person's Ctrl-C or a service manager does: SIGTERM, and all processes end. */
  public int stop() {
    processes();
    process.destroy();
    try {
      if (!process.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("Still running after " + STOPPED_WITHIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return process.exitValue();
  }

  /** Ends whatever is left, by force. */
  @Override
  public void close() {
    processes();
    process.destroy();
    for (ProcessHandle each : seen) {
      try {
        each.onExit().get(20, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        each.destroyForcibly();
      } catch (java.util.concurrent.ExecutionException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        each.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean isReady() {
    return Files.exists(data.resolve("people.json"))
        && people().path("url").asString().equals(url().toString())
        && stranger().get("/actuator/health").status() == 200;
  }

  private static void pause() {
    java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
  }
}
