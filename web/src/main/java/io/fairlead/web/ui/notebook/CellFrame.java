package io.fairlead.web.ui.notebook;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.notebook.Cell;
import io.fairlead.platform.notebook.Offers;
import io.fairlead.platform.notebook.Saved;
import io.fairlead.web.ui.asset.Assets;
import io.fairlead.web.ui.format.Times;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What stands around a cell: its bar, its name, and the question when two people changed it. */
final class CellFrame extends Div implements CellHost {

  private final transient CellColumn column;
  private final transient CellView view;
  private final transient CellBody body;
  private final CellBar bar;
  private final Div question = new Div();
  private final Span news = new Span();
  private transient Cell cell;
  private transient Offers offers;
  private transient @Nullable JsonNode refused;
  private @Nullable ConflictPanel conflict;

  CellFrame(CellColumn column, CellView view, Cell cell, Offers offers) {
    this.column = column;
    this.view = view;
    this.cell = cell;
    this.offers = offers;
    addClassNames("cell", "cell-" + view.kind());
    setId("c-" + cell.id());
    getElement()
        .setAttribute("tabindex", "0")
        .setAttribute("role", "group")
        .setAttribute("data-cell", cell.id().toString());
    bar = new CellBar(view, column.mayWrite(), command -> column.command(command, cell.id(), ""));
    question.addClassNames("cell-question", "machinery");
    question.getElement().setAttribute("role", "alert");
    question.setVisible(false);
    news.addClassNames("cell-news", "machinery");
    news.getElement().setAttribute("role", "status");
    body = view.body(this);
    body.addClassName("cell-body");
    CellName name = new CellName(this, wanted -> column.rename(cell.id(), wanted));
    add(bar, name, body, news, question, inserter());
    drawn(name);
    body.refresh();
  }

  private Div inserter() {
    return new Inserter(
        column.views(), kind -> column.add(kind, cell.id()), column.mayWrite(), "below");
  }

  private void drawn(CellName name) {
    name.show(cell);
    getElement()
        .setAttribute("aria-label", label())
        .setAttribute("data-revision", Long.toString(cell.revision()));
    getElement().getClassList().set("folded", cell.folded());
    bar.folded(cell.folded(), view.label() + (cell.name() == null ? "" : " " + cell.name()));
  }

  private String label() {
    return view.label() + " cell" + (cell.name() == null ? "" : " " + cell.name());
  }

  /** Shows what is in the database now, unless the person is writing here. */
  void update(Cell now, Offers nowOffered) {
    boolean changed = now.revision() != cell.revision();
    boolean same = now.equals(cell) && nowOffered.equals(offers);
    offers = nowOffered;
    if (same || refused != null) {
      return;
    }
    if (changed && body.writing()) {
      news.setText(
          "%s changed this cell %s. If you change it, too, you're asked which is to stay."
              .formatted(now.changedBy(), Times.ago(now.changedAt(), clock().instant())));
      return;
    }
    cell = now;
    news.setText("");
    getChildren()
        .filter(CellName.class::isInstance)
        .findFirst()
        .ifPresent(name -> drawn((CellName) name));
    body.refresh();
  }

  @Override
  public void save(Record content) {
    JsonNode wanted = io.fairlead.platform.notebook.CellJson.write(content);
    if (refused != null) {
      refused = wanted; // the question is still open
      if (conflict != null) {
        conflict.showMine(view.words(wanted));
      }
      return;
    }
    trying(wanted, cell.revision());
  }

  /**
   * Saves what was typed on a page that was lost before it was.
   *
   * @param basedOn the revision of the cell that page showed
   */
  void draft(String typed, long basedOn) {
    body.written(typed)
        .ifPresent(
            content -> {
              trying(io.fairlead.platform.notebook.CellJson.write(content), basedOn);
              body.refresh();
            });
  }

  private void trying(JsonNode wanted, long basedOn) {
    Notices.trying(
        () -> {
          switch (column.save(cell.id(), basedOn, wanted)) {
            case Saved.Done done -> saved(done.cell());
            case Saved.Conflicting conflict -> ask(conflict, wanted);
          }
          forgetDraft(wanted);
        });
  }

  /** The database has it now. */
  private void forgetDraft(JsonNode kept) {
    if (!kept.has("markdown")) {
      return; // texts alone are kept in the browser
    }
    getElement()
        .executeJs(
            "import(new URL($0, document.baseURI).href).then(module => module.kept(this, $1))",
            Assets.path("notebook.js"),
            kept.path("markdown").asString(""));
  }

  private void saved(Cell now) {
    cell = now;
    getElement().setAttribute("data-revision", Long.toString(cell.revision()));
    news.setText("");
    column.saved(now);
  }

  private void ask(Saved.Conflicting found, JsonNode mine) {
    refused = mine;
    Cell theirs = found.current();
    news.setText("");
    conflict =
        new ConflictPanel(
            found,
            view.words(theirs.content()),
            view.words(mine),
            clock(),
            choice -> answered(theirs, refused == null ? mine : refused, choice));
    question.removeAll();
    question.add(conflict);
    question.setVisible(true);
  }

  private void answered(Cell theirs, JsonNode mine, ConflictPanel.Choice choice) {
    refused = null;
    question.setVisible(false);
    cell = theirs;
    switch (choice) {
      case MINE -> trying(mine, cell.revision());
      case THEIRS -> column.tookTheirs(theirs, mine);
      case BOTH -> column.keepBoth(theirs, mine);
    }
    column.refresh();
    body.reset();
  }

  @Override
  public boolean asking() {
    return refused != null;
  }

  @Override
  public void act(UnaryOperator<JsonNode> deed) {
    saved(column.act(cell, deed));
    column.refresh();
  }

  @Override
  public void settled() {
    column.refresh();
  }

  CellBody body() {
    return body;
  }

  /** Puts the keyboard on the cell itself. */
  void focus() {
    getElement().executeJs("this.focus(); this.scrollIntoView({block: 'nearest'});");
  }

  @Override
  public Cell cell() {
    return cell;
  }

  @Override
  public Offers offers() {
    return offers;
  }

  @Override
  public Here here() {
    return column.here();
  }

  @Override
  public Clock clock() {
    return column.clock();
  }

  @Override
  public boolean mayWrite() {
    return column.mayWrite();
  }

  /** A small button that only matters to who writes. */
  static NativeButton tool(String sign, String label, Runnable act) {
    NativeButton button = new NativeButton(sign, click -> act.run());
    button.getElement().setAttribute("aria-label", label).setAttribute("title", label);
    return button;
  }
}
