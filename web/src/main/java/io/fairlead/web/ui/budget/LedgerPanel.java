package io.fairlead.web.ui.budget;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.budget.Budgets.EntryFilter;
import io.fairlead.platform.budget.Budgets.LedgerEntry;
import io.fairlead.platform.storage.Page;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.study.StudyNavigation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The ledger's lines, newest first. */
final class LedgerPanel extends Div {

  private static final int PAGE = 25;

  private final transient Budgets budgets;
  private final transient Here here;
  private final transient EntryFilter filter;
  private final transient Clock clock;
  private final Div lines = new Div();
  private final Button older = new Button("Show older entries");
  private final transient List<LedgerEntry> shown = new ArrayList<>();
  private transient @Nullable String next;

  LedgerPanel(
      Budgets budgets, Here here, EntryFilter filter, Clock clock, Consumer<Boolean> capsOnly) {
    this.budgets = budgets;
    this.here = here;
    this.filter = filter;
    this.clock = clock;
    Select<Boolean> kind = new Select<>();
    kind.setLabel("Entries");
    kind.setItems(false, true);
    kind.setItemLabelGenerator(caps -> caps ? "Caps and transfers" : "All");
    kind.setValue(filter.caps());
    kind.addValueChangeListener(change -> capsOnly.accept(change.getValue()));
    older.addClickListener(click -> read());
    addClassName("budget-part");
    add(kind, lines, older);
    read();
  }

  private void read() {
    Page<LedgerEntry> page = budgets.entries(here.id(), filter, next, PAGE);
    next = page.next();
    older.setVisible(next != null);
    shown.addAll(page.items());
    lines.removeAll();
    if (shown.isEmpty()) {
      Span none = new Span("No entries yet: they come with the first trial, or the first cap.");
      none.addClassName("about");
      lines.add(none);
    } else {
      lines.add(table());
    }
  }

  private Div table() {
    List<String> columns = new ArrayList<>(List.of("When", "What", "Study"));
    for (BudgetResource each : BudgetResource.values()) {
      columns.add(BudgetWords.name(each));
    }
    Rows rows = new Rows("Ledger", 3, columns);
    for (LedgerEntry each : shown) {
      List<com.vaadin.flow.component.Component> cells = new ArrayList<>();
      cells.add(Pieces.time(each.at(), clock));
      Span what = new Span(BudgetWords.kind(each.kind()));
      what.getElement()
          .setAttribute("title", "From %s to %s".formatted(each.source(), each.target()));
      cells.add(what);
      cells.add(
          each.studyName() == null
              ? new Span("")
              : Pieces.link(
                  StudyNavigation.of(here, Objects.requireNonNull(each.studyName())),
                  Objects.requireNonNull(each.studyName())));
      for (BudgetResource resource : BudgetResource.values()) {
        long amount = each.amounts().get(resource);
        cells.add(amount == 0 ? new Span("") : Pieces.number(resource.value(amount)));
      }
      rows.add(cells.toArray(com.vaadin.flow.component.Component[]::new));
    }
    return rows.show();
  }
}
