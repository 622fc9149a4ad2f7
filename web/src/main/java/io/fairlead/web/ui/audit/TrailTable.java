package io.fairlead.web.ui.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.event.TrailEntry;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import java.time.Clock;
import java.util.Optional;

/** Entries, newest first. */
final class TrailTable extends Grid<TrailEntry> {

  /**
   * @param place the workspace of the entries; empty for the installation's
   */
  TrailTable(Clock clock, Optional<Here> place) {
    super(TrailEntry.class, false);
    addClassName("table");
    addThemeVariants(GridVariant.NO_BORDER);
    setAllRowsVisible(true);
    setSelectionMode(SelectionMode.NONE);
    getElement().setAttribute("aria-label", "Entries of the audit trail");
    addComponentColumn(TrailTable::place)
        .setHeader("No.")
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("84px")
        .setFlexGrow(0);
    addComponentColumn(entry -> Pieces.time(entry.at(), clock))
        .setHeader("When")
        .setWidth("112px")
        .setFlexGrow(0);
    addColumn(EntryWords::who).setHeader("Who").setWidth("152px").setFlexGrow(0);
    addComponentColumn(entry -> what(entry, place))
        .setHeader("What")
        .setWidth("176px")
        .setFlexGrow(0);
    addColumn(entry -> entry.by().permission() == null ? "" : entry.by().permission())
        .setHeader("Permission")
        .setWidth("136px")
        .setFlexGrow(0);
    addColumn(EntryWords::details)
        .setHeader("Details")
        .setFlexGrow(1)
        .setTooltipGenerator(EntryWords::all);
  }

  private static Component what(TrailEntry entry, Optional<Here> place) {
    String what = EntryWords.what(entry);
    return place
        .flatMap(here -> path(entry, here))
        .<Component>map(path -> Pieces.link(path, what))
        .orElseGet(() -> new Span(what));
  }

  /** Where that is which it happened to. */
  private static Optional<String> path(TrailEntry entry, Here here) {
    String kind = entry.kind().substring(0, Math.max(0, entry.kind().indexOf('.')));
    return switch (kind) {
      case "study", "trials", "trial" -> Optional.of(here.path("studies/" + entry.subject()));
      case "artifact" -> Optional.of(here.path("trials/" + entry.subject()));
      case "dataset" -> Optional.of(here.path("data/" + entry.data().get("name")));
      case "decision" -> Optional.of(here.path("decisions#d-" + entry.subject()));
      default -> Optional.empty();
    };
  }

  private static Span place(TrailEntry entry) {
    Long sequence = entry.sequence();
    Span place = new Span(sequence == null ? "waits" : Numbers.count(sequence));
    place.addClassName(sequence == null ? "unit" : "number");
    place
        .getElement()
        .setAttribute(
            "title",
            sequence == null
                ? "Committed; it is sealed within two seconds"
                : "Hash of its link: " + entry.hash());
    return place;
  }
}
