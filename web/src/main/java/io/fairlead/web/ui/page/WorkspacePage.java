package io.fairlead.web.ui.page;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
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
    here = context.here(name).filter(found -> found.may(Permission.READ));
    if (here.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    removeAll();
    addClassName("page");
    enter(here(), event);
  }

  /** Builds the page; a thing that isn't there is answered with {@link NotFoundException}. */
  protected abstract void enter(Here here, BeforeEnterEvent event);

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
