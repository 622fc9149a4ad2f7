package io.fairlead.platform.workspace;

import java.util.Set;
import java.util.UUID;

/**
 * Someone who holds roles in a workspace, as its other members see them.
 *
 * @param name for signing in, unique
 */
public record Member(UUID person, String name, String displayName, Set<Role> roles) {

  public Member {
    roles = Set.copyOf(roles);
  }
}
