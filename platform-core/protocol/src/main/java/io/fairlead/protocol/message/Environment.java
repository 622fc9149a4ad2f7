package io.fairlead.protocol.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where an attempt runs, as seen from inside the JVM that trains. Kept once by digest.
 *
 * @param digest SHA-256 in hex of the sorted {@code key=value\n} lines of {@code facts}
 * @param facts those of {@link #REQUIRED}, {@code jar.NAME.sha256} of each jar on the class path,
 *     and what else the JVM knows of itself
 */
public record Environment(String digest, Map<String, String> facts) {

  /** Without these nothing trains. What a machine doesn't have is {@code none}. */
  public static final List<String> REQUIRED =
      List.of(
          "code.revision",
          "code.tree",
          "jvm.version",
          "jvm.flags",
          "os.name",
          "os.kernel",
          "cpu.model",
          "gpu.model",
          "gpu.driver",
          "container.image",
          "locale",
          "zone");

  /** The environment of these facts, under their digest. */
  public static Environment of(Map<String, String> facts) {
    SortedMap<String, String> sorted = new TreeMap<>(facts);
    StringBuilder lines = new StringBuilder();
    sorted.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(lines.toString().getBytes(StandardCharsets.UTF_8));
      return new Environment(HexFormat.of().formatHex(digest), sorted);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
