package io.fairlead.platform.workspace;

import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.persistence.WorkspaceTable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class StoredWorkspaces implements Workspaces {

  private final WorkspaceTable table;
  private final Transactions transactions;
  private final Events events;
  private final Clock clock;

  StoredWorkspaces(WorkspaceTable table, Transactions transactions, Events events, Clock clock) {
    this.table = table;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Workspace create(UUID id, String name, String title, Actor by) {
    Names.checkWorkspace(name);
    Names.checkText("title", title);
    Workspace workspace = new Workspace(id, name, title, clock.instant());
    transactions.crossing(() -> insert(workspace, by));
    return workspace;
  }

  private boolean insert(Workspace workspace, Actor by) {
    if (!table.insert(workspace)) {
      throw new InvalidInput(
          "name",
          "A workspace's name is unique.",
          workspace.name(),
          "Choose another name; this one is taken.");
    }
    events.appendInstallation(
        "workspace.created",
        workspace.id(),
        by,
        Changed.data(
            Map.of("name", workspace.name()),
            null,
            Map.of("name", workspace.name(), "title", workspace.title())));
    return true;
  }

  @Override
  public Optional<Workspace> find(String nameOrId) {
    return transactions.crossing(
        () -> table.byName(nameOrId).or(() -> Ids.parse(nameOrId).flatMap(table::byId)));
  }

  @Override
  public List<Workspace> visibleTo(Access access) {
    return all().stream().filter(each -> !access.rolesIn(each.id()).isEmpty()).toList();
  }

  @Override
  public List<Workspace> knownTo(Access access) {
    return all().stream().filter(each -> access.may(Permission.SEE, each.id())).toList();
  }

  @Override
  public List<Workspace> all() {
    return transactions.crossing(table::all);
  }
}
