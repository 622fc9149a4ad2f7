package io.fairlead.web.ui.notebook;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import io.fairlead.platform.notebook.Cell;
import io.fairlead.platform.notebook.NewCell;
import io.fairlead.platform.notebook.Notebook;
import io.fairlead.platform.notebook.Notebooks;
import io.fairlead.platform.notebook.Offers;
import io.fairlead.platform.notebook.Saved;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.asset.Assets;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The cells of a notebook in order, and what people do with them. */
final class CellColumn extends Div {

  private final transient Here here;
  private final transient Clock clock;
  private final transient NotebookServices services;
  private final transient NotebookStatus status;
  private final transient Map<UUID, CellFrame> frames = new HashMap<>();
  private final transient UndoStack undo = new UndoStack();
  private final Inserter first;
  private transient Notebook shown;

  CellColumn(
      Here here, Clock clock, NotebookServices services, Notebook notebook, NotebookStatus status) {
    this.here = here;
    this.clock = clock;
    this.services = services;
    this.shown = notebook;
    this.status = status;
    addClassName("cells");
    first = new Inserter(views(), kind -> add(kind, null), mayWrite(), "at the beginning");
    first.addClassName("inserter-first");
    add(first);
    show(notebook);
    addListener(
        CellCommand.class,
        event -> event.cell().ifPresent(cell -> command(event.command(), cell, event.text())));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    getElement()
        .executeJs(
            "import(new URL($0, document.baseURI).href).then(module => module.begin(this))",
            Assets.path("notebook.js"));
  }

  /** Shows the notebook as it is now; what stands stays the same element. */
  void show(Notebook now) {
    shown = now;
    Offers offers = services.kinds().offers(now);
    frames
        .entrySet()
        .removeIf(
            old -> {
              boolean gone = now.cell(old.getKey()).isEmpty();
              if (gone) {
                remove(old.getValue());
              }
              return gone;
            });
    for (int i = 0; i < now.cells().size(); i++) {
      Cell cell = now.cells().get(i);
      CellFrame known = frames.get(cell.id());
      if (known != null && !known.cell().kind().equals(cell.kind())) {
        remove(known); // a guest is shown more of it now, or less
        frames.remove(cell.id());
        known = null;
      }
      CellFrame frame =
          known == null
              ? new CellFrame(this, services.views().of(cell.kind()), cell, offers)
              : known;
      int place = i + 1; // behind the first plus
      if (getComponentCount() <= place || getComponentAt(place) != frame) {
        addComponentAtIndex(place, frame);
      }
      if (known == null) {
        frames.put(cell.id(), frame);
      } else {
        frame.update(cell, offers);
      }
    }
  }

  /** Reads and shows it anew at once. */
  void refresh() {
    services.notebooks().find(here.id(), shown.id()).ifPresent(this::show);
  }

  /** What a key or a button asks for. */
  void command(String command, UUID cell, String text) {
    CellFrame frame = frames.get(cell);
    if (frame == null) {
      return;
    }
    switch (command) {
      case "edit" -> frame.body().edit();
      case "run" -> frame.body().run(text);
      case "run-next" -> {
        frame.body().run(text);
        next(cell);
      }
      case "text" -> frame.body().run(text);
      default -> {
        if (mayWrite()) {
          Notices.trying(() -> change(command, cell, text));
        }
      }
    }
  }

  private void change(String command, UUID cell, String text) {
    switch (command) {
      case "above" -> add("text", neighbour(cell, -1));
      case "below" -> add("text", cell);
      case "delete" -> delete(cell);
      case "duplicate" -> added(notebooks().duplicate(here.id(), shown.id(), cell, by()));
      case "fold" -> {
        boolean folded = shown.cell(cell).orElseThrow().folded();
        notebooks().fold(here.id(), shown.id(), cell, !folded);
        refresh();
      }
      case "up" -> {
        UUID above = neighbour(cell, -1);
        if (above != null) {
          move(cell, neighbour(above, -1));
        }
      }
      case "down" -> {
        UUID below = neighbour(cell, 1);
        if (below != null) {
          move(cell, below);
        }
      }
      case "drop" -> move(cell, io.fairlead.platform.storage.Ids.parse(text).orElse(null));
      case "undo" -> takeBack();
      case "draft" -> draft(cell, text);
      default -> turn(command, cell);
    }
  }

  /** A revision, a space, and what was typed on a page that was lost. */
  private void draft(UUID cell, String kept) {
    int space = kept.indexOf(' ');
    CellFrame frame = frames.get(cell);
    if (frame != null && kept.substring(0, Math.max(0, space)).matches("\\d{1,9}")) {
      frame.draft(kept.substring(space + 1), Long.parseLong(kept.substring(0, space)));
    }
  }

  /** {@code kind-2}: makes an empty text a cell of the second kind. */
  private void turn(String command, UUID cell) {
    Cell old = shown.cell(cell).orElseThrow();
    int wanted = command.startsWith("kind-") ? Integer.parseInt(command.substring(5)) : 0;
    boolean empty =
        old.kind().equals("text") && old.content().path("markdown").asString("").isBlank();
    if (empty && wanted >= 1 && wanted <= views().size()) {
      Cell made =
          notebooks()
              .add(
                  here.id(), shown.id(), NewCell.empty(views().get(wanted - 1).kind()), cell, by());
      notebooks().delete(here.id(), shown.id(), cell, by());
      added(made);
    }
  }

  void add(String kind, @Nullable UUID after) {
    Notices.trying(
        () -> added(notebooks().add(here.id(), shown.id(), NewCell.empty(kind), after, by())));
  }

  private void added(Cell cell) {
    undo.push(
        "adding the cell",
        () -> {
          notebooks().delete(here.id(), shown.id(), cell.id(), by());
          refresh();
        });
    saved(cell);
    refresh();
    focus(cell.id());
  }

  private void delete(UUID cell) {
    UUID next = neighbour(cell, 1) == null ? neighbour(cell, -1) : neighbour(cell, 1);
    notebooks().delete(here.id(), shown.id(), cell, by());
    undo.push(
        "deleting the cell",
        () -> {
          notebooks().undelete(here.id(), shown.id(), cell, by());
          refresh();
          focus(cell);
        });
    refresh();
    if (next != null) {
      focus(next);
    }
    status.undoable("The cell is deleted.", this::takeBack);
  }

  private void move(UUID cell, @Nullable UUID after) {
    UUID before = neighbour(cell, -1);
    if (cell.equals(after) || Objects.equals(before, after)) {
      return;
    }
    notebooks().move(here.id(), shown.id(), cell, after, by());
    undo.push(
        "moving the cell",
        () -> {
          notebooks().move(here.id(), shown.id(), cell, before, by());
          refresh();
          focus(cell);
        });
    refresh();
    focus(cell);
    status.saved();
  }

  /** Takes the last of this page's deeds back. */
  void takeBack() {
    undo.pop()
        .ifPresentOrElse(
            step ->
                Notices.trying(
                    () -> {
                      step.back().run();
                      Notices.done("Taken back: " + step.what() + ".");
                    }),
            () -> Notices.refused("There is nothing to take back on this page."));
  }

  void rename(UUID cell, String name) {
    Notices.trying(
        () -> {
          notebooks().rename(here.id(), shown.id(), cell, name, by());
          status.saved();
          refresh();
        });
  }

  Saved save(UUID cell, long basedOn, JsonNode content) {
    status.saving();
    return notebooks().save(here.id(), shown.id(), cell, basedOn, content, by());
  }

  Cell act(Cell seen, UnaryOperator<JsonNode> deed) {
    return notebooks().act(here.id(), shown.id(), seen.id(), seen.revision(), deed, by());
  }

  void saved(Cell cell) {
    status.saved();
  }

  /** The person gave way; what they wrote can be taken back into the cell. */
  void tookTheirs(Cell theirs, JsonNode mine) {
    undo.push(
        "giving way to " + theirs.changedBy(),
        () -> {
          Cell now =
              notebooks()
                  .find(here.id(), shown.id())
                  .flatMap(found -> found.cell(theirs.id()))
                  .orElseThrow(() -> new NotFound("cell", theirs.id().toString()));
          var unused =
              notebooks().save(here.id(), shown.id(), now.id(), now.revision(), mine, by());
          refresh();
        });
  }

  void keepBoth(Cell theirs, JsonNode mine) {
    Notices.trying(
        () ->
            added(
                notebooks()
                    .add(
                        here.id(),
                        shown.id(),
                        new NewCell(theirs.kind(), null, mine),
                        theirs.id(),
                        by())));
  }

  private void next(UUID cell) {
    UUID below = neighbour(cell, 1);
    if (below != null) {
      focus(below);
    } else if (mayWrite()) {
      add("text", cell);
    }
  }

  private void focus(UUID cell) {
    CellFrame frame = frames.get(cell);
    if (frame != null) {
      frame.focus();
    }
  }

  private @Nullable UUID neighbour(UUID cell, int by) {
    List<UUID> order = shown.cells().stream().map(Cell::id).toList();
    int at = order.indexOf(cell) + by;
    return at < 0 || at >= order.size() ? null : order.get(at);
  }

  private Notebooks notebooks() {
    return services.notebooks();
  }

  private Actor by() {
    return here.acting(Permission.WRITE_NOTEBOOKS);
  }

  Here here() {
    return here;
  }

  Clock clock() {
    return clock;
  }

  boolean mayWrite() {
    return here.may(Permission.WRITE_NOTEBOOKS);
  }

  List<CellView> views() {
    return services.views().ordered();
  }
}
