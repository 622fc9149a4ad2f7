package io.fairlead.platform.workspace;

import io.fairlead.platform.problem.NotPermitted;
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
 * @param readOnly whether it is for looking alone: a script whose token was made so
 */
public record Access(
    Actor actor,
    UUID person,
    String displayName,
    Map<UUID, Set<Role>> roles,
    Set<Role> installation,
    boolean readOnly) {

  public Access {
    roles = Map.copyOf(roles);
    installation = Set.copyOf(installation);
  }

  /** One that isn't only for looking. */
  public Access(
      Actor actor,
      UUID person,
      String displayName,
      Map<UUID, Set<Role>> roles,
      Set<Role> installation) {
    this(actor, person, displayName, roles, installation, false);
  }

  /** The same access, for looking alone where {@code only}. */
  Access readingOnly(boolean only) {
    return new Access(actor, person, displayName, roles, installation, only);
  }

  /** The same access, whose events say that they were done with {@code used}. */
  public Access using(Permission used) {
    return new Access(actor.with(used), person, displayName, roles, installation, readOnly);
  }

  /** The roles held in {@code workspace}; empty for a stranger, who must not learn it exists. */
  public Set<Role> rolesIn(UUID workspace) {
    return roles.getOrDefault(workspace, Set.of());
  }

  /** Whether a role held in {@code workspace}, or for the whole installation, permits it. */
  public boolean may(Permission permission, UUID workspace) {
    return permission.grantedBy(rolesIn(workspace)) || may(permission);
  }

  /** Whether a role held for the whole installation permits it. */
  public boolean may(Permission permission) {
    return permission.grantedBy(installation);
  }

  /**
   * Goes on only where {@link #may(Permission)} holds.
   *
   * @throws NotPermitted naming the roles that permit it
   */
  public void require(Permission permission) {
    if (!may(permission)) {
      throw new NotPermitted("In the whole installation", permission.roleNames());
    }
  }

  /** As {@link #require(Permission)}, for {@link #may(Permission, UUID)}. */
  public void require(Permission permission, Workspace workspace) {
    if (!may(permission, workspace.id())) {
      throw new NotPermitted(
          "In workspace '%s'".formatted(workspace.name()), permission.roleNames());
    }
  }
}
