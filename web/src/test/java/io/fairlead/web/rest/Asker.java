package io.fairlead.web.rest;

import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Role;
import java.util.Set;

/** Someone of each kind that there is, seen from a workspace {@code withEveryRole}. */
enum Asker {
  RESEARCHER("ada", Set.of(Role.RESEARCHER), Set.of()),
  MANAGER("max", Set.of(Role.MANAGER), Set.of()),
  AUDITOR("olga", Set.of(Role.AUDITOR), Set.of()),
  ADMIN("walt", Set.of(Role.ADMIN), Set.of()),
  INSTALLATION_AUDITOR("ina", Set.of(Role.AUDITOR), Set.of(Role.AUDITOR)),
  INSTALLATION_ADMIN("root", Set.of(), Set.of(Role.ADMIN)),
  STRANGER("vera", Set.of(), Set.of());

  final String person;
  private final Set<Role> here;
  private final Set<Role> installation;

  Asker(String person, Set<Role> here, Set<Role> installation) {
    this.person = person;
    this.here = here;
    this.installation = installation;
  }

  /** Whether a role held in the workspace gives {@code permission}, or one for all of them. */
  boolean may(Permission permission) {
    return permission.grantedBy(here) || mayEverywhere(permission);
  }

  /** Whether a role held for the whole installation gives {@code permission}. */
  boolean mayEverywhere(Permission permission) {
    return permission.grantedBy(installation);
  }

  /** Whether any role is held in the workspace, so that its existence is no secret. */
  boolean belongs() {
    return !here.isEmpty();
  }
}
