package io.fairlead.web.ui.dataset;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.KeyHint;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The data sets of a workspace. */
@Route(value = "w/:workspace/data", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class DatasetsView extends WorkspacePage {

  private static final int PAGE = 100;

  private final transient Datasets datasets;
  private final Div body = new Div();
  private Button add = new Button();
  private final Button more = new Button("Show more");
  private final transient List<Dataset> shown = new ArrayList<>();
  private transient @Nullable String next;

  DatasetsView(PageContext context, Datasets datasets) {
    super(context);
    this.datasets = datasets;
    more.addClickListener(click -> read());
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    add = addButton(here);
    Div head = new Div(Pieces.title("Data"), add);
    head.addClassName("page-head");
    add(head, body, more);
    shown.clear();
    read();
  }

  private void read() {
    Page<Dataset> page = datasets.list(here().id(), next, PAGE);
    shown.addAll(page.items());
    next = page.next();
    more.setVisible(next != null);
    add.setVisible(!shown.isEmpty()); // else the page itself asks for the first one
    body.removeAll();
    body.add(
        shown.isEmpty()
            ? Pieces.empty(
                "No data sets yet",
                "Studies train on data sets: immutable snapshots of a CSV or Parquet file.",
                addButton(here()))
            : table());
  }

  private Grid<Dataset> table() {
    Grid<Dataset> grid = new Grid<>();
    grid.addClassName("table");
    grid.addThemeVariants(GridVariant.NO_BORDER);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", "Data sets");
    grid.getElement().setAttribute("data-opens-rows", true);
    grid.addComponentColumn(each -> Pieces.link(DatasetNavigation.of(here(), each), each.name()))
        .setHeader("Data set")
        .setComparator(Dataset::name);
    number(grid, "Rows", Dataset::rows);
    number(grid, "Columns", each -> each.columns().size());
    grid.addColumn(each -> Numbers.bytes(each.bytes()))
        .setHeader("Size")
        .setTextAlign(ColumnTextAlign.END)
        .setComparator(Dataset::bytes);
    grid.addColumn(Dataset::target).setHeader("Target");
    grid.addColumn(each -> each.task().name().toLowerCase(Locale.ROOT)).setHeader("Task");
    grid.addColumn(Dataset::createdBy).setHeader("Added by");
    grid.addComponentColumn(each -> Pieces.time(each.createdAt(), context().clock()))
        .setHeader("Added");
    grid.addItemClickListener(
        click ->
            getUI().ifPresent(ui -> ui.navigate(DatasetNavigation.of(here(), click.getItem()))));
    grid.setItems(shown);
    return grid;
  }

  private static void number(
      Grid<Dataset> grid,
      String header,
      com.vaadin.flow.function.ValueProvider<Dataset, Number> value) {
    grid.addColumn(each -> Numbers.count(value.apply(each).longValue()))
        .setHeader(header)
        .setTextAlign(ColumnTextAlign.END)
        .setComparator(each -> value.apply(each).longValue());
  }

  private Button addButton(Here here) {
    Button button = new Button("Add a data set");
    button.addThemeVariants(ButtonVariant.PRIMARY);
    button.setEnabled(here.may(Permission.RUN_STUDIES));
    if (!button.isEnabled()) {
      button.setTooltipText(
          "Adding data is for " + Here.whoMay(Permission.RUN_STUDIES) + " of this workspace.");
    }
    button.addClickListener(
        click ->
            new UploadDialog(
                    here,
                    datasets,
                    added ->
                        getUI().ifPresent(ui -> ui.navigate(DatasetNavigation.of(here, added))))
                .open());
    return button;
  }

  @Override
  public List<KeyHint> keys() {
    return List.of(new KeyHint("Enter", "Open the data set of the row"));
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Data", ""));
  }
}
