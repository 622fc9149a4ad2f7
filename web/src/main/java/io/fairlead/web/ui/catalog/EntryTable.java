package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Ranges;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import java.util.List;
import java.util.Optional;

/** The approved parameters, one a row. */
final class EntryTable extends Div {

  private final Grid<CatalogEntry> grid = new Grid<>();
  private transient Optional<Here> here = Optional.empty();

  EntryTable() {
    grid.addClassName("table");
    grid.addThemeVariants(GridVariant.NO_BORDER);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", "Approved parameters");
    grid.getElement().setAttribute("data-opens-rows", true);
    grid.addColumn(Pieces.<CatalogEntry>links(this::path, CatalogEntry::name))
        .setHeader("Parameter")
        .setFlexGrow(0)
        .setWidth("190px")
        .setComparator(CatalogEntry::name);
    grid.addColumn(CatalogEntry::trainer)
        .setHeader("Trainer")
        .setFlexGrow(0)
        .setWidth("100px")
        .setSortable(true);
    grid.addColumn(each -> Ranges.type(each.parameter().domain()))
        .setHeader("Type")
        .setFlexGrow(0)
        .setWidth("120px");
    grid.addColumn(EntryTable::approved).setHeader("Approved").setFlexGrow(0).setWidth("190px");
    grid.addColumn(each -> Numbers.value(each.defaultValue()))
        .setHeader("Default")
        .setTextAlign(ColumnTextAlign.END)
        .setFlexGrow(0)
        .setWidth("100px");
    grid.addColumn(CatalogWords::sources)
        .setHeader("Holds in")
        .setTooltipGenerator(CatalogWords::sources)
        .setFlexGrow(1)
        .setWidth("170px");
    grid.addComponentColumn(EntryTable::rationale).setHeader("Rationale").setFlexGrow(3);
    grid.addItemClickListener(click -> getUI().ifPresent(ui -> ui.navigate(path(click.getItem()))));
    add(grid);
  }

  /** Where its links lead. */
  void lead(Here to) {
    here = Optional.of(to);
  }

  private String path(CatalogEntry entry) {
    return here.map(it -> CatalogNavigation.of(it, entry.trainer(), entry.name())).orElse("");
  }

  private static String approved(CatalogEntry entry) {
    return entry.isDeprecated()
        ? "deprecated: use " + entry.replacement()
        : Ranges.brief(entry.parameter().domain())
            + (entry.unit() == null ? "" : " " + entry.unit());
  }

  private static Span rationale(CatalogEntry entry) {
    Span text = new Span(entry.rationale());
    text.addClassName("catalog-rationale");
    text.getElement().setAttribute("title", entry.rationale());
    return text;
  }

  void show(List<CatalogEntry> entries) {
    removeAll();
    if (entries.isEmpty()) {
      add(Pieces.empty("No parameter passes these filters", "Take one away to see more."));
    } else {
      grid.setItems(entries);
      add(grid);
    }
  }
}
