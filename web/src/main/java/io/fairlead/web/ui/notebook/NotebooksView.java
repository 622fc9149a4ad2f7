package io.fairlead.web.ui.notebook;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.notebook.Notebook;
import io.fairlead.platform.notebook.Notebooks.Listed;
import io.fairlead.platform.notebook.Template;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.KeyHint;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The notebooks of a workspace: where it opens. */
@Route(value = "w/:workspace/notebooks", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class NotebooksView extends WorkspacePage {

  /** Of the address: a notebook that was just deleted. */
  static final String DELETED = "deleted";

  private static final int PAGE = 200;

  private final transient NotebookServices services;
  private final Div body = new Div();
  private final Button more = new Button("Show more");
  private final transient List<Listed> shown = new ArrayList<>();
  private transient @Nullable String next;

  NotebooksView(PageContext context, NotebookServices services) {
    super(context);
    this.services = services;
    more.addClickListener(click -> read());
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    shown.clear();
    next = null;
    Button empty = make("Empty notebook", Template.EMPTY);
    Button template = make("New notebook", Template.SEARCH);
    template.addThemeVariants(ButtonVariant.PRIMARY);
    template.setTooltipText("The steps of a search, from the question to the decision");
    empty.addThemeVariants(ButtonVariant.TERTIARY);
    Div head = new Div(Pieces.title("Notebooks"), empty, template);
    head.addClassName("page-head");
    add(head);
    event
        .getLocation()
        .getQueryParameters()
        .getSingleParameter(DELETED)
        .flatMap(Ids::parse)
        .filter(id -> here.may(Permission.WRITE_NOTEBOOKS))
        .filter(id -> services.notebooks().find(here.id(), id).isEmpty())
        .ifPresent(id -> add(deleted(id)));
    add(body, more);
    read();
  }

  private Div deleted(UUID notebook) {
    Button undo =
        new Button(
            "Undo",
            click ->
                Notices.trying(
                    () -> {
                      services
                          .notebooks()
                          .takeBack(
                              here().id(), notebook, here().acting(Permission.WRITE_NOTEBOOKS));
                      getUI().ifPresent(ui -> ui.navigate(NotebookNavigation.of(here(), notebook)));
                    }));
    undo.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    Span said = new Span("The notebook is deleted. Its studies and decisions stay.");
    said.getElement().setAttribute("role", "status");
    Div bar = new Div(said, undo);
    bar.addClassName("about");
    return bar;
  }

  private Button make(String label, Template template) {
    Button button =
        new Button(
            label,
            click ->
                Notices.trying(
                    () -> {
                      Notebook made =
                          services
                              .notebooks()
                              .create(
                                  here().id(),
                                  template.title(),
                                  template.cells(),
                                  here().acting(Permission.WRITE_NOTEBOOKS));
                      getUI()
                          .ifPresent(ui -> ui.navigate(NotebookNavigation.of(here(), made.id())));
                    }));
    button.setEnabled(here().may(Permission.WRITE_NOTEBOOKS));
    if (!button.isEnabled()) {
      button.setTooltipText(
          "Writing notebooks is for %s of this workspace."
              .formatted(Here.whoMay(Permission.WRITE_NOTEBOOKS)));
    }
    return button;
  }

  private void read() {
    Page<Listed> page = services.notebooks().list(here().id(), next, PAGE);
    shown.addAll(page.items());
    shown.sort(Comparator.comparing(Listed::changedAt).reversed());
    next = page.next();
    more.setVisible(next != null);
    body.removeAll();
    body.add(
        shown.isEmpty()
            ? Pieces.empty(
                "No notebooks yet",
                "A notebook is where a search is planned, run, looked at and decided: texts, studies,"
                    + " charts, tables, decisions and audits in one document that several people"
                    + " write.",
                make("Begin a notebook", Template.SEARCH))
            : table());
  }

  private Grid<Listed> table() {
    Grid<Listed> grid = new Grid<>();
    grid.addClassName("table");
    grid.addThemeVariants(GridVariant.NO_BORDER);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", "Notebooks");
    grid.getElement().setAttribute("data-opens-rows", true);
    grid.addColumn(Pieces.links(each -> NotebookNavigation.of(here(), each.id()), Listed::title))
        .setHeader("Notebook")
        .setFlexGrow(3)
        .setComparator(Listed::title);
    grid.addColumn(Listed::cells)
        .setHeader("Cells")
        .setTextAlign(ColumnTextAlign.END)
        .setComparator(Listed::cells);
    grid.addColumn(Listed::createdBy).setHeader("Begun by");
    grid.addColumn(Listed::changedBy).setHeader("Changed by");
    grid.addComponentColumn(each -> Pieces.time(each.changedAt(), context().clock()))
        .setHeader("Changed")
        .setComparator(Listed::changedAt);
    grid.addItemClickListener(
        click ->
            getUI()
                .ifPresent(ui -> ui.navigate(NotebookNavigation.of(here(), click.getItem().id()))));
    grid.setItems(shown);
    return grid;
  }

  @Override
  public List<KeyHint> keys() {
    return List.of(new KeyHint("Enter", "Open the notebook of the row"));
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Notebooks", ""));
  }
}
