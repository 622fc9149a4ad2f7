package io.fairlead.web.ui.frame;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.FramedPage;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;

/** There is no such page, or none that this person may know of: the two look the same. */
@AnonymousAllowed
@ParentLayout(Frame.class)
class MissingPage extends Div implements FramedPage, HasErrorParameter<NotFoundException> {

  private final transient AuthenticationContext authentication;

  MissingPage(AuthenticationContext authentication) {
    this.authentication = authentication;
    addClassName("page");
    add(
        Pieces.empty(
            "There is no such page here",
            "The address may be mistyped, or it leads to something that you can't see. An admin"
                + " can give you a role in its workspace.",
            Pieces.link("", "To your workspaces")));
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    if (!authentication.isAuthenticated()) {
      event.getUI().getPage().setLocation("login");
    }
    return HttpServletResponse.SC_NOT_FOUND;
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Not found", ""));
  }

  @Override
  public Optional<Here> workspace() {
    return Optional.empty();
  }
}
