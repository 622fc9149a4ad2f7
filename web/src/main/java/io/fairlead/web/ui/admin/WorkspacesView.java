package io.fairlead.web.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Team;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import jakarta.annotation.security.PermitAll;

/** The workspaces of the installation. */
@Route(value = AdminNavigation.WORKSPACES, layout = Frame.class)
@PermitAll
@Needs(Permission.ADMINISTER)
class WorkspacesView extends AdminPage {

  private final transient Administration administration;
  private final Div body = new Div();
  private final Button more = new Button("Show more");
  private int wanted = PAGE;

  WorkspacesView(PageContext context, Administration administration) {
    super(context, "Workspaces");
    this.administration = administration;
    more.addClickListener(
        click -> {
          wanted += PAGE;
          refresh();
        });
  }

  @Override
  void enter() {
    Div head = new Div(Pieces.title("Workspaces"), createButton());
    head.addClassName("page-head");
    add(head, body, more);
    refresh();
  }

  private void refresh() {
    Page<Team> page = administration.workspaces(null, wanted, access());
    more.setVisible(page.next() != null);
    body.removeAll();
    body.add(
        page.items().isEmpty()
            ? Pieces.empty(
                "No workspaces yet",
                "A workspace holds a team's studies and data sets; nothing of it is seen in"
                    + " another.",
                createButton())
            : filled(page));
  }

  private Grid<Team> filled(Page<Team> page) {
    Grid<Team> grid = table("Workspaces");
    grid.addComponentColumn(team -> title(team.workspace())).setHeader("Workspace").setFlexGrow(2);
    grid.addColumn(team -> team.workspace().name()).setHeader("Name in addresses").setFlexGrow(2);
    grid.addComponentColumn(
            team -> Pieces.link(AdminNavigation.PEOPLE, Integer.toString(team.members())))
        .setHeader("People")
        .setTextAlign(ColumnTextAlign.END)
        .setFlexGrow(0);
    grid.addComponentColumn(team -> Pieces.time(team.workspace().createdAt(), context().clock()))
        .setHeader("Created");
    grid.setItems(page.items());
    return grid;
  }

  /** Its name leads into it, for those who belong to it. */
  private Component title(Workspace workspace) {
    return access().may(Permission.READ, workspace.id())
        ? Pieces.link("w/" + workspace.name() + "/studies", workspace.title())
        : new Span(workspace.title());
  }

  private Button createButton() {
    Button create =
        new Button(
            "New workspace",
            click -> new NewWorkspaceDialog(context(), administration, this::open).open());
    create.addThemeVariants(ButtonVariant.PRIMARY);
    return create;
  }

  private void open(Workspace made) {
    if (access().may(Permission.READ, made.id())) {
      getUI().ifPresent(ui -> ui.navigate("w/" + made.name() + "/studies"));
    } else {
      refresh();
    }
  }
}
