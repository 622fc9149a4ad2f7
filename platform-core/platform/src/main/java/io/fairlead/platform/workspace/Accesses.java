package io.fairlead.platform.workspace;

import io.fairlead.platform.workspace.persistence.PersonTable;
import io.fairlead.platform.workspace.persistence.PersonTable.StoredPerson;
import io.fairlead.platform.workspace.persistence.PersonTable.StoredRole;
import io.fairlead.platform.workspace.persistence.WorkspaceTable;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a person's stored roles into what they may do where; the one place that does. */
@Component
final class Accesses {

  private final PersonTable people;
  private final WorkspaceTable workspaces;

  Accesses(PersonTable people, WorkspaceTable workspaces) {
    this.people = people;
    this.workspaces = workspaces;
  }

  /**
   * The access of {@code person} acting as {@code actor}, in a crossing transaction.
   *
   * @param scope the workspaces it is limited to, and then nothing is held for the installation;
   *     null for no limit
   */
  Access of(StoredPerson person, Actor actor, @Nullable Set<UUID> scope) {
    Map<UUID, Set<Role>> roles = new HashMap<>();
    Set<Role> installation = EnumSet.noneOf(Role.class);
    for (StoredRole held : people.roles(person.id())) {
      UUID workspace = held.workspace();
      if (workspace == null) {
        installation.add(held.role());
      } else {
        add(roles, workspace, held.role());
      }
    }
    if (installation.contains(Role.AUDITOR)) {
      workspaces.all().forEach(each -> add(roles, each.id(), Role.AUDITOR));
    }
    if (scope != null) {
      roles.keySet().retainAll(scope);
      installation.clear();
    }
    return new Access(actor, person.id(), person.displayName(), roles, installation);
  }

  private static void add(Map<UUID, Set<Role>> roles, UUID workspace, Role role) {
    roles.computeIfAbsent(workspace, id -> EnumSet.noneOf(Role.class)).add(role);
  }
}
