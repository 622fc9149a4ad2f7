package io.fairlead.platform.sharing;

import io.fairlead.platform.event.AuditTrail;
import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.notebook.Notebooks;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.sharing.Share.Kind;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.storage.Visits;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class StoredShares implements Shares {

  private static final String GONE = "(gone)";

  private final ShareTable table;
  private final Studies studies;
  private final Notebooks notebooks;
  private final Workspaces workspaces;
  private final Visits visits;
  private final Transactions transactions;
  private final Events events;
  private final AuditTrail trail;
  private final Changes changes;
  private final Clock clock;

  StoredShares(
      ShareTable table,
      Studies studies,
      Notebooks notebooks,
      Workspaces workspaces,
      Visits visits,
      Transactions transactions,
      Events events,
      AuditTrail trail,
      Changes changes,
      Clock clock) {
    this.table = table;
    this.studies = studies;
    this.notebooks = notebooks;
    this.workspaces = workspaces;
    this.visits = visits;
    this.transactions = transactions;
    this.events = events;
    this.trail = trail;
    this.changes = changes;
    this.clock = clock;
  }

  /** What is to be shared. */
  private record Subject(UUID id, String name) {}

  @Override
  public Share share(UUID workspace, Kind kind, String subject, @Nullable String guest, Actor by) {
    @Nullable Workspace other = guest == null ? null : guest(workspace, guest);
    return transactions.in(
        workspace,
        () -> {
          Subject found =
              subject(workspace, kind, subject)
                  .orElseThrow(() -> new NotFound(kind.word(), subject));
          ShareTable.Row row =
              new ShareTable.Row(
                  Ids.next(),
                  workspace,
                  kind,
                  found.id(),
                  other == null ? null : other.id(),
                  clock.instant(),
                  by.name());
          if (table.insert(row)) {
            Map<String, Object> data = data(row, found.name());
            events.append("share.granted", found.id(), by, Changed.data(data, null, data));
          }
          return table.all().stream()
              .filter(each -> each.subject().equals(found.id()))
              .filter(each -> java.util.Objects.equals(each.guest(), row.guest()))
              .findFirst()
              .map(each -> shown(each, found.name()))
              .orElseThrow();
        });
  }

  private Workspace guest(UUID workspace, String named) {
    return workspaces
        .find(named)
        .filter(found -> !found.id().equals(workspace))
        .orElseThrow(
            () ->
                new InvalidInput(
                    "with",
                    "A study or notebook is shown to another workspace, by its name, or to all.",
                    named,
                    "Ask its members for the name in their addresses."));
  }

  private Optional<Subject> subject(UUID workspace, Kind kind, String named) {
    return switch (kind) {
      case STUDY ->
          studies.find(workspace, named).map(study -> new Subject(study.id(), study.name()));
      case NOTEBOOK ->
          Ids.parse(named)
              .flatMap(id -> notebooks.find(workspace, id))
              .map(notebook -> new Subject(notebook.id(), notebook.title()));
    };
  }

  private Map<String, Object> data(ShareTable.Row row, String name) {
    UUID guest = row.guest();
    return Map.of(
        "kind",
        row.kind().word(),
        "name",
        name,
        "with",
        guest == null ? "all workspaces" : name(guest));
  }

  private String name(UUID workspace) {
    return workspaces.find(workspace.toString()).map(Workspace::name).orElse(GONE);
  }

  @Override
  public void revoke(UUID workspace, UUID share, Actor by) {
    transactions.in(
        workspace,
        () -> {
          ShareTable.Row row =
              table.find(share).orElseThrow(() -> new NotFound("share", share.toString()));
          table.delete(share);
          Map<String, Object> data = data(row, nameNow(workspace, row));
          events.append("share.revoked", row.subject(), by, Changed.data(data, data, null));
          changes.studyChanged(workspace, row.subject());
          table.all().stream()
              .filter(each -> each.kind() == Kind.NOTEBOOK) // they may show that study
              .forEach(each -> changes.studyChanged(workspace, each.subject()));
        });
  }

  private String nameNow(UUID workspace, ShareTable.Row row) {
    return subject(workspace, row.kind(), row.subject().toString()).map(Subject::name).orElse(GONE);
  }

  @Override
  public List<Share> of(UUID workspace) {
    return transactions.in(
        workspace,
        () -> table.all().stream().map(row -> shown(row, nameNow(workspace, row))).toList());
  }

  @Override
  public Optional<Share> find(UUID workspace, UUID share) {
    return of(workspace).stream().filter(each -> each.id().equals(share)).findFirst();
  }

  private Share shown(ShareTable.Row row, String name) {
    UUID guest = row.guest();
    return new Share(
        row.id(),
        row.kind(),
        row.subject(),
        name,
        guest == null ? null : workspaces.find(guest.toString()).orElse(null),
        row.sharedAt(),
        row.sharedBy());
  }

  @Override
  public Optional<Workspace> visit(Workspace owner, Access access) {
    Set<UUID> guests = reads(access);
    boolean any =
        !guests.isEmpty()
            && transactions.crossing(() -> table.shownTo(guests)).stream()
                .anyMatch(row -> row.workspace().equals(owner.id()));
    return any ? Optional.of(visited(owner, guests)) : Optional.empty();
  }

  private Workspace visited(Workspace owner, Set<UUID> guests) {
    return new Workspace(
        visits.of(owner.id(), guests), owner.name(), owner.title(), owner.createdAt());
  }

  private static Set<UUID> reads(Access access) {
    return access.roles().keySet().stream()
        .filter(workspace -> access.may(Permission.READ, workspace))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Shown> shownTo(Access access) {
    Set<UUID> guests = reads(access);
    if (guests.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<ShareTable.Row>> byOwner =
        transactions.crossing(() -> table.shownTo(guests)).stream()
            .collect(Collectors.groupingBy(ShareTable.Row::workspace));
    return byOwner.entrySet().stream()
        .flatMap(
            each ->
                workspaces.find(each.getKey().toString()).stream()
                    .flatMap(owner -> shown(owner, guests, each.getValue()).stream()))
        .sorted(java.util.Comparator.comparing(Shown::sharedAt).reversed())
        .toList();
  }

  private List<Shown> shown(Workspace owner, Set<UUID> guests, List<ShareTable.Row> rows) {
    Workspace visited = visited(owner, guests);
    Map<UUID, ShareTable.Row> once =
        rows.stream()
            .collect(Collectors.toMap(ShareTable.Row::subject, it -> it, (first, _) -> first));
    return transactions.in(
        visited.id(),
        () ->
            once.values().stream()
                .flatMap(
                    row ->
                        subject(visited.id(), row.kind(), row.subject().toString()).stream()
                            .map(
                                found ->
                                    new Shown(
                                        row.kind(),
                                        found.id(),
                                        found.name(),
                                        owner,
                                        row.sharedAt())))
                .toList());
  }

  @Override
  public void looked(Workspace visit, Access access, String path) {
    UUID owner = visits.owner(visit.id());
    trail.accessed(
        "share.viewed", owner, owner, access.actor().with(Permission.READ), Map.of("path", path));
  }
}
