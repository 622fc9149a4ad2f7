package io.fairlead.ray.environment;

import io.fairlead.protocol.message.Environment;
import java.util.Map;
import java.util.TreeMap;

/** Captures the environment of this JVM; it doesn't change, so once is enough. */
public final class Environments {

  private Environments() {}

  /** The environment of this JVM, captured at the first call, which takes up to a second. */
  public static Environment current() {
    return Holder.CURRENT;
  }

  private static Environment capture() {
    Map<String, String> facts = new TreeMap<>();
    CodeFacts.collect(facts);
    MachineFacts.collect(facts);
    return Environment.of(facts);
  }

  private static final class Holder {
    static final Environment CURRENT = capture();
  }
}
