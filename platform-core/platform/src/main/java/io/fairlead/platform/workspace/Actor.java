package io.fairlead.platform.workspace;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as events remember it.
 *
 * @param permission the one that was asked for, in words such as {@code run-studies}; null where
 *     none was needed
 */
public record Actor(Kind kind, UUID id, String name, @Nullable String permission) {

  /** The platform itself. */
  public static final Actor PLATFORM = new Actor(Kind.PLATFORM, new UUID(0, 0), "platform");

  /** Someone whose permission nobody asked for. */
  public Actor(Kind kind, UUID id, String name) {
    this(kind, id, name, null);
  }

  /** The same one, acting with {@code used}. */
  public Actor with(Permission used) {
    return new Actor(kind, id, name, used.word());
  }

  /** What can act. */
  public enum Kind {
    PERSON,
    /** A person's access token; {@code id} is the token's, {@code name} the person's. */
    TOKEN,
    AGENT,
    PLATFORM
  }
}
