package io.fairlead.web.ui.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.OpenTo;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.notebook.NotebookNavigation;
import io.fairlead.web.ui.page.PageContext;
import jakarta.annotation.security.PermitAll;

/** A workspace opens on its notebooks; one that isn't there is for their page to say. */
@Route(value = "w/:workspace", layout = Frame.class)
@PermitAll
@OpenTo(OpenTo.Whom.SIGNED_IN)
class OpeningView extends Div implements BeforeEnterObserver {

  private final transient PageContext context;
  private final transient NotebookNavigation.Start start;

  OpeningView(PageContext context, NotebookNavigation.Start start) {
    this.context = context;
    this.start = start;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String name = event.getRouteParameters().get("workspace").orElse("");
    event.forwardTo(
        context
            .here(name)
            .filter(here -> here.may(Permission.READ))
            .map(start::path)
            .orElse("w/" + name + "/notebooks"));
  }
}
