package io.fairlead.platform.workspace;

import io.fairlead.platform.workspace.persistence.PersonTable;
import io.fairlead.platform.workspace.persistence.PersonTable.StoredPerson;
import io.fairlead.platform.workspace.persistence.PersonTable.StoredRole;
import io.fairlead.platform.workspace.persistence.WorkspaceTable;
import java.util.Collection;
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
    Access all = holding(person, actor, people.roles(person.id()));
    if (scope == null) {
      return all;
    }
    Map<UUID, Set<Role>> within = new HashMap<>(all.roles());
    within.keySet().retainAll(scope);
    return new Access(actor, person.id(), person.displayName(), within, Set.of());
  }

  /** As {@link #of}, of someone who holds {@code held}, in a crossing transaction. */
  Access holding(StoredPerson person, Actor actor, Collection<StoredRole> held) {
    Map<UUID, Set<Role>> roles = new HashMap<>();
    Set<Role> installation = EnumSet.noneOf(Role.class);
    for (StoredRole each : held) {
      UUID workspace = each.workspace();
      if (workspace == null) {
        installation.add(each.role());
      } else {
        add(roles, workspace, each.role());
      }
    }
    if (installation.contains(Role.AUDITOR)) {
      workspaces.all().forEach(each -> add(roles, each.id(), Role.AUDITOR));
    }
    return new Access(actor, person.id(), person.displayName(), roles, installation);
  }

  private static void add(Map<UUID, Set<Role>> roles, UUID workspace, Role role) {
    roles.computeIfAbsent(workspace, id -> EnumSet.noneOf(Role.class)).add(role);
  }
}
