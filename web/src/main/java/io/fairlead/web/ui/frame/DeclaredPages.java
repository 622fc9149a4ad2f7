package io.fairlead.web.ui.frame;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.fairlead.web.security.Needs;
import io.fairlead.web.security.OpenTo;
import org.springframework.stereotype.Component;

/** Opens no page that is in no row of the table of rights. */
@Component
final class DeclaredPages implements VaadinServiceInitListener {

  private static final long serialVersionUID = 1;

  @Override
  public void serviceInit(ServiceInitEvent service) {
    service
        .getSource()
        .addUIInitListener(init -> init.getUI().addBeforeEnterListener(DeclaredPages::check));
  }

  private static void check(BeforeEnterEvent event) {
    Class<?> page = event.getNavigationTarget();
    if (!page.isAnnotationPresent(Needs.class)
        && !page.isAnnotationPresent(OpenTo.class)
        && !HasErrorParameter.class.isAssignableFrom(page)) {
      event.rerouteToError(NotFoundException.class);
    }
  }
}
