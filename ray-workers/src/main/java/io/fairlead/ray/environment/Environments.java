package io.fairlead.ray.environment;

import io.fairlead.protocol.message.Environment;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Captures the environment of this JVM; it doesn't change, so once is enough. */
public final class Environments {

  private static @Nullable Environment captured;

  private Environments() {}

  /**
   * The environment of this JVM, captured at the first call, which takes up to a second.
   *
   * @throws CaptureException when a part of it can't be read; the next call tries again
   */
  public static synchronized Environment current() {
    Environment known = captured;
    if (known == null) {
      known = capture();
      captured = known;
    }
    return known;
  }

  /** The digest of what was captured; empty before. */
  public static synchronized Optional<String> digest() {
    return Optional.ofNullable(captured).map(Environment::digest);
  }

  private static Environment capture() {
    Map<String, String> facts = new TreeMap<>();
    try {
      CodeFacts.collect(facts);
    } catch (IOException e) {
      throw new CaptureException(
          "Nothing trains where it isn't known with which code: %s. Make that readable."
              .formatted(e),
          e);
    }
    MachineFacts.collect(facts);
    return Environment.of(facts);
  }

  /** Where an attempt would run can't be said, so it doesn't start. */
  public static final class CaptureException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CaptureException(String message, IOException cause) {
      super(message, cause);
    }
  }
}
