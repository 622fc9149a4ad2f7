package io.fairlead.ray.agent;

import io.fairlead.protocol.client.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is told on its command line.
 *
 * @param ray {@code local}, or the address HOST:PORT of a cluster's head
 * @param slots trials at once in local mode; 1–64
 * @param work folder for caches and unpacked libraries
 * @param parentPipe whether to end when standard input closes
 * @param rayJar the cluster's {@code ray_dist.jar}; null to look for it
 */
record AgentOptions(
    Endpoint platform,
    String token,
    String name,
    String ray,
    int slots,
    Path work,
    boolean parentPipe,
    @Nullable Path rayJar) {

  static final String USAGE =
      """
      Usage: agent --platform HOST:PORT (--token TOKEN | --token-file FILE) --ray (local|HOST:PORT)
                   [--name NAME] [--slots N] [--work DIR] [--ray-jar FILE] [--parent-pipe]""";

  AgentOptions {
    if (slots < 1 || slots > 64) {
      throw new IllegalArgumentException("--slots is from 1 to 64; it was %d.".formatted(slots));
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("--name names the agent; it was blank.");
    }
  }

  boolean isLocal() {
    return ray.equals("local");
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with what is wrong and how it is used
   */
  static AgentOptions parse(String... arguments) {
    Map<String, String> values = new HashMap<>();
    boolean parentPipe = false;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--parent-pipe")) {
        parentPipe = true;
      } else if (arguments[i].startsWith("--") && i + 1 < arguments.length) {
        values.put(arguments[i].substring(2), arguments[++i]);
      } else {
        throw new IllegalArgumentException(
            "The agent doesn't know '%s'.%n%s".formatted(arguments[i], USAGE));
      }
    }
    String rayJar = values.get("ray-jar");
    int cores = Runtime.getRuntime().availableProcessors();
    return new AgentOptions(
        Endpoint.parse(required(values, "platform")),
        token(values),
        values.getOrDefault("name", "agent"),
        required(values, "ray"),
        Integer.parseInt(values.getOrDefault("slots", Integer.toString(Math.min(4, cores)))),
        Path.of(values.getOrDefault("work", "work")).toAbsolutePath(),
        parentPipe,
        rayJar == null ? null : Path.of(rayJar));
  }

  private static String token(Map<String, String> values) {
    String file = values.get("token-file");
    if (file == null) {
      return required(values, "token");
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The token file %s can't be read".formatted(file), e);
    }
  }

  private static String required(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The agent needs --%s.%n%s".formatted(name, USAGE));
    }
    return value;
  }
}
