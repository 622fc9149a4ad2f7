package io.fairlead.platform.workspace;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An authenticated person and what they may do where: the one thing that sign-in, of whatever kind,
 * must produce.
 *
 * @param actor who acts, the person or one of their tokens
 * @param displayName for the screen
 * @param roles roles by workspace id; for a token, of the workspaces in its scope alone
 * @param installation roles held for the whole installation
 */
public record Access(
    Actor actor,
    UUID person,
    String displayName,
    Map<UUID, Set<Role>> roles,
    Set<Role> installation) {

  public Access {
    roles = Map.copyOf(roles);
    installation = Set.copyOf(installation);
  }

  /** The roles held in {@code workspace}; empty for a stranger, who must not learn it exists. */
  public Set<Role> rolesIn(UUID workspace) {
    return roles.getOrDefault(workspace, Set.of());
  }
}
