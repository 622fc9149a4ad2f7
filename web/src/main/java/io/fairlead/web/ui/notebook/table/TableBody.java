package io.fairlead.web.ui.notebook.table;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Changes.Subscription;
import io.fairlead.platform.notebook.CellJson;
import io.fairlead.platform.notebook.Offers;
import io.fairlead.platform.notebook.table.TableContent;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.trial.Trials;
import io.fairlead.web.ui.format.Shown;
import io.fairlead.web.ui.notebook.CellBody;
import io.fairlead.web.ui.notebook.CellHost;
import io.fairlead.web.ui.notebook.table.TableRows.Row;
import io.fairlead.web.ui.page.Live;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.trial.TrialNavigation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A live table in which trials are selected for other cells. */
final class TableBody extends CellBody {

  private final transient CellHost host;
  private final transient Studies studies;
  private final transient Trials trials;
  private final MultiSelectComboBox<String> names = new MultiSelectComboBox<>();
  private final Div place = new Div();
  private final transient Live<TableRows> live;
  private volatile TableContent content;
  private volatile Offers offers;
  private transient TableRows shown = new TableRows("", List.of(), List.of());
  private transient Grid<Row> grid = new Grid<>();
  private boolean filling;

  TableBody(CellHost host, Studies studies, Trials trials, Changes changes) {
    this.host = host;
    this.studies = studies;
    this.trials = trials;
    content = stored();
    offers = host.offers();
    names.setPlaceholder("Studies");
    names.setAriaLabel("Studies");
    names.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            save(
                new TableContent(
                    List.copyOf(event.getValue()), content.rows(), content.selected()));
          }
        });
    Div settings = new Div(names);
    settings.addClassNames("cell-settings", "machinery");
    settings.setVisible(host.mayWrite());
    place.add(Pieces.skeleton(4));
    add(settings, place);
    live =
        Live.bind(
            this, listener -> subscribe(changes, listener), this::read, this::show, problem -> {});
  }

  private TableContent stored() {
    return CellJson.read(host.cell().content(), TableContent.class);
  }

  private Subscription subscribe(Changes changes, Runnable listener) {
    return changes.subscribe(host.here().id(), null, listener); // its studies may become others
  }

  private TableRows read() {
    return TableRows.read(host.here().id(), content, offers, studies, trials);
  }

  @Override
  public void refresh() {
    content = stored();
    offers = host.offers();
    names.setItems(
        Stream.concat(offers.studies().stream(), content.studies().stream()).distinct().toList());
    names.setValue(new HashSet<>(content.studies()));
    live.refresh();
  }

  private void save(TableContent wanted) {
    content = wanted;
    host.save(wanted);
    live.refresh();
  }

  private void show(TableRows now) {
    if (now.rows().isEmpty()) {
      shown = now;
      place.removeAll();
      place.add(
          Pieces.empty(
              "No trials yet",
              content.studies().isEmpty()
                  ? "Choose the study cells whose trials it lists."
                  : "The best trials appear here once they report values."));
      return;
    }
    boolean sameColumns =
        !shown.rows().isEmpty()
            && shown.parameters().equals(now.parameters())
            && shown.metric().equals(now.metric())
            && shown.ofSeveral() == now.ofSeveral();
    if (!sameColumns) {
      grid = grid(now);
      place.removeAll();
      place.add(grid);
    }
    filling = true;
    if (!sameColumns || !shown.rows().equals(now.rows())) {
      shown = now;
      grid.setItems(now.rows());
    }
    if (host.mayWrite()) {
      Set<UUID> chosen = new HashSet<>(content.selected());
      grid.asMultiSelect()
          .setValue(
              new HashSet<>(
                  now.rows().stream().filter(row -> chosen.contains(row.trial().id())).toList()));
    }
    filling = false;
  }

  private Grid<Row> grid(TableRows rows) {
    Grid<Row> made = new Grid<>();
    made.addClassName("table");
    made.addThemeVariants(GridVariant.NO_BORDER);
    made.setAllRowsVisible(true);
    made.getElement().setAttribute("aria-label", "The best trials");
    made.setSelectionMode(host.mayWrite() ? Grid.SelectionMode.MULTI : Grid.SelectionMode.NONE);
    made.addColumn(
            Pieces.<Row>links(
                row -> TrialNavigation.of(host.here(), row.trial().id()), row -> shown.name(row)))
        .setHeader("Trial")
        .setAutoWidth(true)
        .setFlexGrow(rows.ofSeveral() ? 1 : 0);
    made.addComponentColumn(row -> Pieces.chip(Shown.of(row.trial().state())))
        .setHeader("State")
        .setWidth("112px")
        .setFlexGrow(0);
    made.addComponentColumn(row -> Pieces.number(row.trial().objective()))
        .setHeader(rows.metric())
        .setTextAlign(ColumnTextAlign.END)
        .setAutoWidth(true);
    for (String name : rows.parameters()) {
      made.addComponentColumn(row -> Pieces.number(row.trial().parameters().get(name)))
          .setHeader(name)
          .setTextAlign(ColumnTextAlign.END)
          .setAutoWidth(true);
    }
    if (host.mayWrite()) {
      made.asMultiSelect()
          .addSelectionListener(
              event -> {
                if (!filling && event.isFromClient()) {
                  select(event.getAllSelectedItems());
                }
              });
    }
    return made;
  }

  /** Keeps the order of choice; what isn't among the best any more stays chosen. */
  private void select(Set<Row> now) {
    Set<UUID> visible = new HashSet<>(shown.rows().stream().map(r -> r.trial().id()).toList());
    Set<UUID> wanted = new HashSet<>(now.stream().map(row -> row.trial().id()).toList());
    List<UUID> selected = new ArrayList<>();
    for (UUID each : content.selected()) {
      if (!visible.contains(each) || wanted.contains(each)) {
        selected.add(each);
      }
    }
    wanted.stream().filter(each -> !selected.contains(each)).forEach(selected::add);
    save(new TableContent(content.studies(), content.rows(), selected));
  }
}
