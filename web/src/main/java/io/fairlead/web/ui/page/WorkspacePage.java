package io.fairlead.web.ui.page;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.workspace.Permission;
import java.util.Optional;

/**
 * A page of one workspace. It finds out who looks at which workspace before anything is shown; an
 * unknown workspace, and one in which the person holds no role, both are not found.
 */
public abstract class WorkspacePage extends Div
    implements FramedPage, BeforeEnterObserver, HasDynamicTitle {

  private final transient PageContext context;
  private transient Optional<Here> here = Optional.empty();

  protected WorkspacePage(PageContext context) {
    this.context = context;
  }

  @Override
  public final void beforeEnter(BeforeEnterEvent event) {
    String name = event.getRouteParameters().get("workspace").orElse("");
    Permission needed = Rights.of(getClass());
    here = context.here(name).filter(found -> found.may(Permission.READ) || found.may(needed));
    if (here.isEmpty() && showsToGuests()) {
      here = context.visit(name);
    }
    if (here.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    removeAll();
    addClassName("page");
    if (here().may(needed)) {
      enter(here(), event);
      if (here().guest()) {
        context.looked(here(), "/" + event.getLocation().getPath());
      }
    } else {
      refuse(here());
    }
  }

  /** Builds the page; a thing that isn't there is answered with {@link NotFoundException}. */
  protected abstract void enter(Here here, BeforeEnterEvent event);

  /** Whether it can show a thing to people of other workspaces with whom it is shared. */
  protected boolean showsToGuests() {
    return false;
  }

  /** Says it when what a guest looks at is no longer shared; else does {@code otherwise}. */
  protected final void failed(RuntimeException problem, Runnable otherwise) {
    if (here().guest() && problem instanceof NotFound) {
      removeAll();
      add(
          Pieces.empty(
              "This is no longer shared with you",
              "%s showed it to your workspace and ended that."
                  .formatted(here().workspace().title()),
              Pieces.link("shared", "What is shared with you")));
    } else {
      otherwise.run();
    }
  }

  /** Says who may open this page, to members of the workspace who may not. */
  protected void refuse(Here here) {
    Permission needed = Rights.of(getClass());
    add(
        Pieces.forbidden(
            "This page is for %s".formatted(Here.whoMay(needed)),
            "It lets them %s. A manager or an admin of this workspace can give you the role."
                .formatted(needed.does())));
  }

  @Override
  public final Optional<Here> workspace() {
    return here;
  }

  /** Who looks at which workspace; known once the page was entered. */
  public final Here here() {
    return here.orElseThrow();
  }

  protected final PageContext context() {
    return context;
  }

  @Override
  public String getPageTitle() {
    return crumbs().getLast().label()
        + here.map(found -> " · " + found.workspace().title()).orElse("")
        + " · Fairlead";
  }
}
