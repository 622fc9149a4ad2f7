package io.fairlead.platform.notebook;

import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

@Service
final class StoredNotebooks implements Notebooks {

  private final NotebookTable table;
  private final CellTable cells;
  private final CellKinds kinds;
  private final NotebookVersions versions;
  private final Restoration restoration;
  private final NotebookEvents events;
  private final Transactions transactions;
  private final ForGuests guests;
  private final Clock clock;

  StoredNotebooks(
      NotebookTable table,
      CellTable cells,
      CellKinds kinds,
      NotebookVersions versions,
      Restoration restoration,
      NotebookEvents events,
      Transactions transactions,
      ForGuests guests,
      Clock clock) {
    this.guests = guests;
    this.table = table;
    this.cells = cells;
    this.kinds = kinds;
    this.versions = versions;
    this.restoration = restoration;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Notebook create(UUID workspace, String title, List<NewCell> wanted, Actor by) {
    Instant now = now();
    Notebook notebook =
        new Notebook(
            Ids.next(), NotebookRules.title(title), List.of(), now, by.name(), now, by.name());
    return transactions.in(
        workspace,
        () -> {
          table.insert(notebook);
          events.notebook("created", workspace, notebook, by);
          Document document = new Document(notebook, List.of());
          for (NewCell each : wanted) {
            document = document.with(insert(workspace, document, each, document.last(), by));
          }
          return document.notebook();
        });
  }

  @Override
  public Page<Listed> list(UUID workspace, @Nullable String after, int limit) {
    @Nullable UUID before = after == null ? null : NotebookRules.cursor(after);
    List<Listed> found = transactions.in(workspace, () -> table.list(before, limit + 1));
    boolean more = found.size() > limit;
    List<Listed> items = more ? found.subList(0, limit) : found;
    return new Page<>(items, more ? items.getLast().id().toString() : null);
  }

  @Override
  public Optional<Notebook> find(UUID workspace, UUID notebook) {
    return transactions.in(
        workspace,
        () ->
            table.find(notebook).map(found -> guests.shown(workspace, document(found).notebook())));
  }

  @Override
  public Notebook retitle(UUID workspace, UUID notebook, String title, Actor by) {
    String checked = NotebookRules.title(title);
    return transactions.in(
        workspace,
        () -> {
          Document before = lock(notebook);
          versions.keepIfDue(before.notebook(), null, by, now());
          table.changed(notebook, checked, now(), by.name());
          Notebook after = lock(notebook).notebook();
          events.notebook("retitled", workspace, after, by);
          return after;
        });
  }

  @Override
  public void discard(UUID workspace, UUID notebook, Actor by) {
    transactions.in(
        workspace,
        () -> {
          Document document = lock(notebook);
          table.delete(notebook, now());
          events.notebook("deleted", workspace, document.notebook(), by);
        });
  }

  @Override
  public Notebook takeBack(UUID workspace, UUID notebook, Actor by) {
    return transactions.in(
        workspace,
        () -> {
          boolean back = table.delete(notebook, null);
          Notebook found = lock(notebook).notebook();
          if (back) {
            events.notebook("undeleted", workspace, found, by);
          }
          return found;
        });
  }

  @Override
  public Cell add(UUID workspace, UUID notebook, NewCell cell, @Nullable UUID after, Actor by) {
    return transactions.in(
        workspace,
        () -> {
          Document document = lock(notebook);
          return added(workspace, document, cell, after, by);
        });
  }

  private Cell added(
      UUID workspace, Document document, NewCell wanted, @Nullable UUID after, Actor by) {
    CellTable.Placed added = insert(workspace, document, wanted, after, by);
    touch(document, by);
    return added.cell();
  }

  private CellTable.Placed insert(
      UUID workspace, Document document, NewCell wanted, @Nullable UUID after, Actor by) {
    NotebookRules.room(document);
    JsonNode content = kinds.checked(workspace, wanted.kind(), null, wanted.content());
    boolean named = kinds.offers(wanted.kind(), content).isPresent();
    String name =
        wanted.name() == null && !named
            ? null
            : CellNames.of(wanted.name(), wanted.kind(), document.names(null));
    String position = document.placeAfter(after, null);
    Cell cell = new Cell(Ids.next(), wanted.kind(), name, content, false, 1, now(), by.name());
    cells.insert(document.notebook().id(), cell, position);
    events.cell("cell-added", workspace, document.notebook(), null, cell, by);
    return new CellTable.Placed(cell, position, false);
  }

  @Override
  public Saved save(
      UUID workspace, UUID notebook, UUID cell, long basedOn, JsonNode content, Actor by) {
    return transactions.in(
        workspace,
        () -> {
          Document document = lock(notebook);
          Cell before = document.living(cell);
          JsonNode checked = kinds.checked(workspace, before.kind(), before.content(), content);
          if (CellJson.text(checked).equals(CellJson.text(before.content()))) {
            return new Saved.Done(before);
          }
          if (before.revision() != basedOn) {
            Cell late = changed(before, before.name(), checked, by);
            Version kept =
                versions.keep(
                    document.replaced(late).notebook(),
                    "%s's change to a cell that %s had changed"
                        .formatted(by.name(), before.changedBy()),
                    by,
                    now());
            events.notebook("conflicted", workspace, document.notebook(), by);
            return new Saved.Conflicting(before, kept);
          }
          return new Saved.Done(store(workspace, document, before, before.name(), checked, by));
        });
  }

  @Override
  public Cell act(
      UUID workspace,
      UUID notebook,
      UUID cell,
      long basedOn,
      UnaryOperator<JsonNode> deed,
      Actor by) {
    return transactions.in(
        workspace,
        () -> {
          Document document = lock(notebook);
          Cell before = document.living(cell);
          if (before.revision() != basedOn) {
            throw new Conflict(
                "%s changed this cell meanwhile, so nothing was done: look at it again."
                    .formatted(before.changedBy()));
          }
          JsonNode checked =
              kinds.checked(
                  workspace, before.kind(), before.content(), deed.apply(before.content()));
          return store(workspace, document, before, before.name(), checked, by);
        });
  }

  @Override
  public Cell rename(UUID workspace, UUID notebook, UUID cell, String name, Actor by) {
    return transactions.in(
        workspace,
        () -> {
          Document document = lock(notebook);
          Cell before = document.living(cell);
          String checked = CellNames.of(name, before.kind(), document.names(cell));
          String old = before.name();
          if (checked.equals(old)) {
            return before;
          }
          if (old != null) {
            document.cells().stream()
                .map(CellTable.Placed::cell)
                .filter(reader -> kinds.reads(reader).contains(old))
                .forEach(
                    reader ->
                        store(
                            workspace,
                            document,
                            reader,
                            reader.name(),
                            kinds.renamed(reader, old, checked),
                            by));
          }
          return store(workspace, document, before, checked, before.content(), by);
        });
  }

  /** Stores new content or a new name, after keeping what it replaces where that is due. */
  private Cell store(
      UUID workspace,
      Document document,
      Cell before,
      @Nullable String name,
      JsonNode content,
      Actor by) {
    versions.keepIfDue(document.notebook(), before, by, now());
    Cell after = changed(before, name, content, by);
    cells.update(after);
    events.cell("cell-changed", workspace, document.notebook(), before, after, by);
    touch(document, by);
    return after;
  }

  private Cell changed(Cell before, @Nullable String name, JsonNode content, Actor by) {
    return before.changed(name, content, now(), by.name());
  }

  @Override
  public Cell move(UUID workspace, UUID notebook, UUID cell, @Nullable UUID after, Actor by) {
    return transactions.in(
        workspace,
        () -> {
          Document document = lock(notebook);
          Cell moved = document.living(cell);
          if (!cell.equals(after)) {
            cells.place(cell, document.placeAfter(after, cell));
            events.cell("cell-moved", workspace, document.notebook(), null, moved, by);
            touch(document, by);
          }
          return moved;
        });
  }

  @Override
  public Cell fold(UUID workspace, UUID notebook, UUID cell, boolean folded) {
    return transactions.in(
        workspace,
        () -> {
          Document document = lock(notebook);
          Cell before = document.living(cell);
          Cell after = before.folded(folded);
          cells.update(after);
          events.told(workspace, notebook);
          return after;
        });
  }

  @Override
  public Cell duplicate(UUID workspace, UUID notebook, UUID cell, Actor by) {
    return transactions.in(
        workspace,
        () -> {
          Document document = lock(notebook);
          Cell original = document.living(cell);
          String name = original.name();
          NewCell copy =
              new NewCell(
                  original.kind(),
                  name == null ? null : CellNames.free(name, document.names(null)),
                  kinds.copied(original));
          return added(workspace, document, copy, cell, by);
        });
  }

  @Override
  public void delete(UUID workspace, UUID notebook, UUID cell, Actor by) {
    transactions.in(
        workspace,
        () -> {
          Document document = lock(notebook);
          Cell deleted = document.living(cell);
          versions.keepIfDue(document.notebook(), deleted, by, now());
          cells.delete(cell, now());
          events.cell("cell-deleted", workspace, document.notebook(), deleted, null, by);
          touch(document, by);
        });
  }

  @Override
  public Cell undelete(UUID workspace, UUID notebook, UUID cell, Actor by) {
    return transactions.in(
        workspace,
        () -> {
          Document document = lock(notebook);
          CellTable.Placed found =
              cells.find(notebook, cell).orElseThrow(() -> new NotFound("cell", cell.toString()));
          if (!found.deleted()) {
            return found.cell();
          }
          String name = found.cell().name();
          Cell back =
              changed(
                  found.cell(),
                  name == null ? null : CellNames.free(name, document.names(null)),
                  found.cell().content(),
                  by);
          cells.update(back);
          cells.place(cell, document.placeNear(found.position()));
          events.cell("cell-restored", workspace, document.notebook(), null, back, by);
          touch(document, by);
          return back;
        });
  }

  @Override
  public Version keep(UUID workspace, UUID notebook, String label, Actor by) {
    String checked = NotebookRules.label(label);
    return transactions.in(
        workspace,
        () -> {
          Notebook now = lock(notebook).notebook();
          events.notebook("version-kept", workspace, now, by);
          return versions.keep(now, checked, by, now());
        });
  }

  @Override
  public List<Version> versions(UUID workspace, UUID notebook) {
    return transactions.in(
        workspace,
        () ->
            table
                .find(notebook)
                .map(found -> versions.list(found.id()))
                .orElseThrow(() -> new NotFound("notebook", notebook.toString())));
  }

  @Override
  public Optional<Notebook> version(UUID workspace, UUID notebook, int number) {
    return transactions.in(
        workspace, () -> table.find(notebook).flatMap(now -> versions.find(now, number)));
  }

  @Override
  public Notebook restore(UUID workspace, UUID notebook, int number, Actor by) {
    return transactions.in(
        workspace,
        () -> {
          Document document = lock(notebook);
          Notebook wanted =
              versions
                  .find(document.notebook(), number)
                  .orElseThrow(() -> new NotFound("version", Integer.toString(number)));
          versions.keep(document.notebook(), "before going back to version " + number, by, now());
          restoration.bring(wanted.cells(), notebook, now(), by);
          table.changed(notebook, wanted.title(), now(), by.name());
          Notebook after = lock(notebook).notebook();
          events.notebook("restored", workspace, after, Map.of("version", number), by);
          return after;
        });
  }

  private Document lock(UUID notebook) {
    return document(
        table.lock(notebook).orElseThrow(() -> new NotFound("notebook", notebook.toString())));
  }

  private Document document(Notebook found) {
    return new Document(found, cells.living(found.id()));
  }

  private void touch(Document document, Actor by) {
    table.changed(document.notebook().id(), document.notebook().title(), now(), by.name());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
  }
}
