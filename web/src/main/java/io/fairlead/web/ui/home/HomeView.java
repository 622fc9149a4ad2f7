package io.fairlead.web.ui.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.security.OpenTo;
import io.fairlead.web.ui.admin.AdminNavigation;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.notebook.NotebookNavigation;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.FramedPage;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** Leads to the notebooks of the first workspace; says what to do when there is none. */
@Route(value = "", layout = Frame.class)
@RouteAlias(value = "w/:workspace", layout = Frame.class)
@PageTitle("Fairlead")
@PermitAll
@OpenTo(OpenTo.Whom.SIGNED_IN)
class HomeView extends Div implements FramedPage, BeforeEnterObserver {

  private final transient PageContext context;
  private final transient NotebookNavigation.Start start;

  HomeView(PageContext context, NotebookNavigation.Start start) {
    this.context = context;
    this.start = start;
    addClassName("page");
    add(
        Pieces.empty(
            "You belong to no workspace yet",
            "A workspace holds a team's studies and data sets. An admin can add" + " you."));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<String> wanted = event.getRouteParameters().get("workspace");
    wanted
        .or(() -> context.visible().stream().map(Workspace::name).findFirst())
        .map(this::opens)
        .or(this::firstSteps)
        .ifPresent(event::forwardTo);
  }

  /** Where the workspace of that name opens; what isn't there is for the page to say. */
  private String opens(String name) {
    return context
        .here(name)
        .filter(here -> here.may(Permission.READ))
        .map(start::path)
        .orElse("w/" + name + "/notebooks");
  }

  /** An admin of no workspace has something to do all the same. */
  private Optional<String> firstSteps() {
    return context.access().may(Permission.ADMINISTER)
        ? Optional.of(AdminNavigation.SETUP)
        : Optional.empty();
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Workspaces", ""));
  }

  @Override
  public Optional<Here> workspace() {
    return Optional.empty();
  }
}
