package io.fairlead.web.ui.frame;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/**
 * A page whose session is gone, because its platform is or because the sign-in ended, loads again
 * by itself: at the same address, or at the sign-in page.
 */
@Component
final class SessionsElsewhere implements VaadinServiceInitListener {

  private static final long serialVersionUID = 1;

  @Override
  public void serviceInit(ServiceInitEvent service) {
    service
        .getSource()
        .setSystemMessagesProvider(
            info -> {
              CustomizedSystemMessages messages = new CustomizedSystemMessages();
              messages.setSessionExpiredNotificationEnabled(false);
              return messages;
            });
  }
}
