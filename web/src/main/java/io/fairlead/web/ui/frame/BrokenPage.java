package io.fairlead.web.ui.frame;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.FramedPage;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page that could not be built. */
@AnonymousAllowed
@ParentLayout(Frame.class)
class BrokenPage extends Div implements FramedPage, HasErrorParameter<Exception> {

  private static final Logger LOG = LoggerFactory.getLogger(BrokenPage.class);

  BrokenPage() {
    addClassName("page");
    add(
        Pieces.error(
            "This page could not be shown",
            "Something broke in the platform, not in what you did. Nothing was changed. Load the"
                + " page again; if that doesn't help, tell an admin the time."));
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    LOG.error("The page {} could not be built", event.getLocation(), parameter.getException());
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Error", ""));
  }

  @Override
  public Optional<Here> workspace() {
    return Optional.empty();
  }
}
