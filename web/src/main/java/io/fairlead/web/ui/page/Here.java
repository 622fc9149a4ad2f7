package io.fairlead.web.ui.page;

import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspace;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who looks at which workspace, and what they may do there.
 *
 * @param workspace for a guest, one to read in that holds what is shared alone
 * @param guest whether they see it only because it is shared with them
 */
public record Here(Workspace workspace, Access access, boolean guest) {

  /** A member. */
  public Here(Workspace workspace, Access access) {
    this(workspace, access, false);
  }

  public UUID id() {
    return workspace.id();
  }

  /** Who acts here, as events remember it: with the permission that the deed needs. */
  public Actor acting(Permission used) {
    return access.actor().with(used);
  }

  /** Whether one of the roles held here, or for the installation, permits it. */
  public boolean may(Permission permission) {
    return guest ? permission == Permission.READ : access.may(permission, workspace.id());
  }

  /** Who could do it, for the message beside a disabled button. */
  public static String whoMay(Permission permission) {
    return permission.roles().stream()
        .sorted()
        .map(role -> role.name().toLowerCase(Locale.ROOT) + "s")
        .collect(Collectors.joining(" and "));
  }

  /** The address of a page of this workspace. */
  public String path(String rest) {
    return "w/" + workspace.name() + "/" + rest;
  }
}
