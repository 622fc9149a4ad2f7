package io.fairlead.platform.workspace;

import java.util.UUID;

/** Who did something, as events remember it. */
public record Actor(Kind kind, UUID id, String name) {

  /** The platform itself. */
  public static final Actor PLATFORM = new Actor(Kind.PLATFORM, new UUID(0, 0), "platform");

  /** What can act. */
  public enum Kind {
    PERSON,
    /** A person's access token; {@code id} is the token's, {@code name} the person's. */
    TOKEN,
    AGENT,
    PLATFORM
  }
}
