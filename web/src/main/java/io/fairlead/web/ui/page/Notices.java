package io.fairlead.web.ui.page;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.problem.NotPermitted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Short messages that leave by themselves. */
public final class Notices {

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private Notices() {}

  public static void done(String text) {
    show(text, 4000, NotificationVariant.SUCCESS);
  }

  /** Does {@code work}; what it refuses is said in words, and nothing else happens. */
  public static void trying(Runnable work) {
    try {
      work.run();
    } catch (InvalidInput | Conflict | NotFound | NotPermitted refused) {
      refused(text(refused));
    } catch (RuntimeException broken) {
      LOG.error("An action failed", broken);
      refused("That didn't work, through no fault of yours. Nothing was changed; try again.");
    }
  }

  public static void refused(String text) {
    show(text, 8000, NotificationVariant.ERROR);
  }

  private static String text(RuntimeException refused) {
    return refused instanceof InvalidInput invalid
        ? invalid.rule() + " " + invalid.wayOut()
        : String.valueOf(refused.getMessage());
  }

  private static void show(String text, int milliseconds, NotificationVariant variant) {
    Notification notification =
        Notification.show(text, milliseconds, Notification.Position.BOTTOM_END);
    notification.addThemeVariants(variant);
  }
}
