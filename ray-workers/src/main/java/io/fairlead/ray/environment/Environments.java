package io.fairlead.ray.environment;

import io.fairlead.protocol.message.Environment;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Captures the environment of this JVM; it doesn't change, so once is enough. */
public final class Environments {

  private Environments() {}

  /** The environment of this JVM, captured at the first call, which takes up to a second. */
  public static Environment current() {
    return Holder.CURRENT;
  }

  static Environment of(Map<String, String> facts) {
    SortedMap<String, String> sorted = new TreeMap<>(facts);
    StringBuilder lines = new StringBuilder();
    sorted.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
    return new Environment(
        Digests.sha256(lines.toString().getBytes(StandardCharsets.UTF_8)), sorted);
  }

  private static Environment capture() {
    Map<String, String> facts = new TreeMap<>();
    CodeFacts.collect(facts);
    MachineFacts.collect(facts);
    return of(facts);
  }

  private static final class Holder {
    static final Environment CURRENT = capture();
  }
}
