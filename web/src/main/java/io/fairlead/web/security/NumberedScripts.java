package io.fairlead.web.security;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Gives the scripts of a page the number that {@link PagesPolicy} let through. */
@Component
class NumberedScripts implements VaadinServiceInitListener {

  private static final long serialVersionUID = 1;

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(
        page -> {
          Object nonce = page.getVaadinRequest().getAttribute(PagesPolicy.NONCE);
          if (nonce != null) {
            page.getDocument().select("script").attr("nonce", nonce.toString());
          }
        });
  }
}
