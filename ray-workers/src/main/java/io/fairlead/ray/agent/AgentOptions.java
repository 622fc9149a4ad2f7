package io.fairlead.ray.agent;

import io.fairlead.protocol.client.Endpoint;
import io.fairlead.protocol.client.TlsFiles;
import io.fairlead.protocol.message.ClusterProfile;
import io.fairlead.ray.profile.NamedProfile;
import io.fairlead.ray.profile.ProfileFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
 * @param tls how the connection to the platform is protected; null for plain text
 * @param rayJar the cluster's {@code ray_dist.jar}; null to look for it
 * @param profile what people say of the cluster; null when they say nothing
 */
record AgentOptions(
    Endpoint platform,
    @Nullable TlsFiles tls,
    String token,
    String name,
    String ray,
    int slots,
    Path work,
    boolean parentPipe,
    @Nullable Path rayJar,
    @Nullable ClusterProfile profile) {

  static final String USAGE =
      """
      Usage: agent --platform HOST:PORT (--token TOKEN | --token-file FILE) --ray (local|HOST:PORT)
                   [--ca FILE] [--certificate FILE --key FILE] [--platform-name NAME] [--plain-text]
                   [--name NAME] [--slots N] [--work DIR] [--ray-jar FILE] [--parent-pipe]
                   [--profile compute-profile.yaml]""";

  /** Begins the address of a platform whose certificate one of the JDK's CAs has signed. */
  private static final String TLS_SCHEME = "grpc+tls://";

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
    boolean plainText = false;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--parent-pipe")) {
        parentPipe = true;
      } else if (arguments[i].equals("--plain-text")) {
        plainText = true;
      } else if (arguments[i].startsWith("--") && i + 1 < arguments.length) {
        values.put(arguments[i].substring(2), arguments[++i]);
      } else {
        throw new IllegalArgumentException(
            "The agent doesn't know '%s'.%n%s".formatted(arguments[i], USAGE));
      }
    }
    String rayJar = values.get("ray-jar");
    String file = values.get("profile");
    NamedProfile profile = file == null ? null : ProfileFile.read(Path.of(file));
    int cores = Runtime.getRuntime().availableProcessors();
    Endpoint platform = Endpoint.parse(required(values, "platform").replace(TLS_SCHEME, ""));
    TlsFiles tls = tls(values);
    if (tls == null && !plainText) {
      requireThisMachine(platform);
    }
    return new AgentOptions(
        platform,
        tls,
        token(values),
        name(values.get("name"), profile == null ? null : profile.name()),
        required(values, "ray"),
        Integer.parseInt(values.getOrDefault("slots", Integer.toString(Math.min(4, cores)))),
        Path.of(values.getOrDefault("work", "work")).toAbsolutePath(),
        parentPipe,
        rayJar == null ? null : Path.of(rayJar),
        profile == null ? null : profile.profile());
  }

  private static String name(@Nullable String given, @Nullable String ofProfile) {
    if (given != null && ofProfile != null && !given.equals(ofProfile)) {
      throw new IllegalArgumentException(
          "A cluster has one name: --name says '%s', its profile '%s'; leave one of them out."
              .formatted(given, ofProfile));
    }
    return given != null ? given : ofProfile != null ? ofProfile : "agent";
  }

  private static @Nullable TlsFiles tls(Map<String, String> values) {
    TlsFiles files =
        new TlsFiles(
            file(values, "ca"),
            file(values, "certificate"),
            file(values, "key"),
            values.get("platform-name"));
    boolean asked = !files.equals(new TlsFiles(null, null, null, null));
    return asked || required(values, "platform").startsWith(TLS_SCHEME) ? files : null;
  }

  private static @Nullable Path file(Map<String, String> values, String name) {
    String file = values.get(name);
    return file == null ? null : Path.of(file).toAbsolutePath();
  }

  /** Tokens and results go over this connection. */
  private static void requireThisMachine(Endpoint platform) {
    for (Endpoint.Address each : platform.addresses()) {
      if (!isThisMachine(each)) {
        throw new IllegalArgumentException(
            "Plain text goes to this machine alone, and %s is another: give the platform's CA with --ca FILE, or %s%s if the JDK trusts it; --plain-text where something else protects the way there."
                .formatted(each.host(), TLS_SCHEME, platform));
      }
    }
  }

  private static boolean isThisMachine(Endpoint.Address address) {
    try {
      return InetAddress.getByName(address.host()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
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
