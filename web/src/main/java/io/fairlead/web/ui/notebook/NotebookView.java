package io.fairlead.web.ui.notebook;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.fairlead.platform.notebook.Notebook;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.sharing.Share;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.asset.Assets;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.KeyHint;
import io.fairlead.web.ui.page.Live;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;

/** A notebook: written, read, and brought up to date while others write, too. */
@Route(value = "w/:workspace/notebooks/:notebook", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class NotebookView extends WorkspacePage {

  private static final String READ = "read";

  private final transient NotebookServices services;
  private transient Notebook notebook;
  private transient CellColumn column;
  private final H1 title = Pieces.title("");
  private final Button reading = new Button();

  @SuppressWarnings("NullAway.Init") // read when entered
  NotebookView(PageContext context, NotebookServices services) {
    super(context);
    this.services = services;
    reading.addThemeVariants(ButtonVariant.TERTIARY);
    reading.addClickListener(click -> read(!getElement().getClassList().contains("reading")));
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    UUID id =
        Ids.parse(event.getRouteParameters().get("notebook").orElse(""))
            .orElseThrow(NotFoundException::new);
    notebook = services.notebooks().find(here.id(), id).orElseThrow(NotFoundException::new);
    event.getUI().getPage().addStyleSheet(Assets.url("fairness.css"));
    event.getUI().getPage().addStyleSheet(Assets.url("notebook.css"));
    addClassName("notebook");
    NotebookStatus status = new NotebookStatus();
    column = new CellColumn(here, context().clock(), services, notebook, status);
    title.setText(notebook.title());
    add(head(here, status), column);
    show(
        here.guest() || event.getLocation().getQueryParameters().getParameters().containsKey(READ));
    reading.setVisible(!here.guest());
    Live.bind(
        column,
        listener -> services.changes().subscribe(here.id(), id, listener),
        this::now,
        this::show,
        problem ->
            failed(
                problem,
                () -> Notices.refused("The notebook could not be read; it is tried again soon.")));
  }

  private Div head(Here here, NotebookStatus status) {
    Button undo = tool("Undo", () -> column.takeBack());
    Button rename = tool("Rename", () -> new TitleDialog(notebook.title(), this::retitle).open());
    Button versions =
        tool(
            "Versions",
            () ->
                new VersionsDialog(
                        here, context().clock(), services, notebook.id(), column::refresh)
                    .open());
    Button delete = tool("Delete", this::discard);
    boolean may = here.may(Permission.WRITE_NOTEBOOKS);
    delete.setVisible(may);
    undo.setVisible(may);
    rename.setVisible(may);
    Div tools = new Div(status, undo, rename, versions, delete);
    tools.addClassNames("notebook-tools", "machinery");
    Div head =
        new Div(
            title,
            tools,
            services.sharing().button(here, Share.Kind.NOTEBOOK, notebook.id()),
            reading,
            download("HTML", "html", "text/html; charset=utf-8"),
            download("Markdown", "md", "text/markdown; charset=utf-8"));
    head.addClassNames("page-head", "notebook-head");
    return head;
  }

  private static Button tool(String text, Runnable act) {
    Button button = new Button(text, click -> act.run());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }

  private Anchor download(String label, String ending, String type) {
    Anchor link =
        new Anchor(
            DownloadHandler.fromInputStream(
                event -> {
                  Notebook now = now();
                  byte[] file =
                      ending.equals("md")
                          ? services.files().markdown(here(), now)
                          : services.files().html(here(), now);
                  return new DownloadResponse(
                      new ByteArrayInputStream(file),
                      NotebookFiles.name(now, ending),
                      type,
                      file.length);
                }),
            label);
    link.getElement().setAttribute("download", true).setAttribute("title", "Export as " + label);
    return link;
  }

  private Notebook now() {
    return services
        .notebooks()
        .find(here().id(), notebook.id())
        .orElseThrow(() -> new NotFound("notebook", notebook.id().toString()));
  }

  private void show(Notebook now) {
    notebook = now;
    title.setText(now.title());
    column.show(now);
  }

  private void retitle(String wanted) {
    show(
        services
            .notebooks()
            .retitle(
                here().id(), notebook.id(), wanted, here().acting(Permission.WRITE_NOTEBOOKS)));
  }

  /** The list offers to take it back. */
  private void discard() {
    Notices.trying(
        () -> {
          services
              .notebooks()
              .discard(here().id(), notebook.id(), here().acting(Permission.WRITE_NOTEBOOKS));
          getUI()
              .ifPresent(
                  ui ->
                      ui.navigate(
                          NotebookNavigation.list(here()),
                          QueryParameters.of(NotebooksView.DELETED, notebook.id().toString())));
        });
  }

  private void read(boolean only) {
    show(only);
    String path = NotebookNavigation.of(here(), notebook.id());
    getUI()
        .ifPresent(
            ui -> ui.getPage().getHistory().replaceState(null, only ? path + "?" + READ : path));
  }

  private void show(boolean only) {
    getElement().getClassList().set("reading", only);
    reading.setText(only ? "Write" : "Read");
    reading.setTooltipText(only ? "Show what one writes with" : "Hide what one writes with");
  }

  @Override
  protected boolean showsToGuests() {
    return true;
  }

  @Override
  public List<KeyHint> keys() {
    return List.of(
        new KeyHint("↑ ↓", "Go to the cell above or below"),
        new KeyHint("Enter", "Write in the cell"),
        new KeyHint("Esc", "Leave it, and stand on the cell"),
        new KeyHint("Shift Enter", "Show what is written and go on; adds a cell at the end"),
        new KeyHint("Ctrl Enter", "Show what is written and stay"),
        new KeyHint("a / b", "Add a cell above / below"),
        new KeyHint(
            "1 – 7", "Make an empty cell a text, study, chart, table, compare, decision, audit"),
        new KeyHint("d d", "Delete the cell"),
        new KeyHint("z", "Take the last of your changes back"),
        new KeyHint("Alt ↑ / Alt ↓", "Move the cell"),
        new KeyHint("Shift D", "Duplicate the cell"),
        new KeyHint("o", "Fold or unfold the cell"));
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(
        new Crumb("Notebooks", NotebookNavigation.list(here())), new Crumb(notebook.title(), ""));
  }
}
