package io.fairlead.platform.workspace;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone who can sign in, as admins see them.
 *
 * @param name for signing in, unique
 * @param deactivatedAt null while they may sign in
 * @param roles the installation's first, then by workspace
 */
public record Person(
    UUID id,
    String name,
    String displayName,
    Instant createdAt,
    @Nullable Instant deactivatedAt,
    List<Held> roles) {

  public Person {
    roles = List.copyOf(roles);
  }

  public boolean isActive() {
    return deactivatedAt == null;
  }

  /**
   * A role that is held.
   *
   * @param workspace null: for the whole installation
   */
  public record Held(@Nullable Workspace workspace, Role role) {

    /** Whether it is held in {@code id}, or for the installation where that is null. */
    public boolean isIn(@Nullable UUID id) {
      return workspace == null ? id == null : workspace.id().equals(id);
    }
  }
}
