package io.fairlead.web.ui.frame;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dialog.Dialog;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.People;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes what is open away from a person who may do less than before, and has the browser load it
 * again with what they may see now: where that is nothing, it says so.
 */
@Component
class AccessLost {

  private static final Logger LOG = LoggerFactory.getLogger(AccessLost.class);
  private static final Duration TO_ARRIVE = Duration.ofSeconds(3);

  private final Changes changes;
  private final People people;

  AccessLost(Changes changes, People people) {
    this.changes = changes;
    this.people = people;
  }

  /**
   * Watches until {@code frame}, which is attached, is detached.
   *
   * @param before with which it was shown last
   */
  void watch(UI ui, Frame frame, Supplier<Access> before) {
    Changes.Subscription subscription =
        changes.subscribeToAccess(
            before.get().person(),
            () -> Thread.ofVirtual().name("access-lost").start(() -> look(ui, frame, before)));
    frame.addDetachListener(
        detached -> {
          detached.unregisterListener();
          subscription.close();
        });
  }

  private void look(UI ui, Frame frame, Supplier<Access> before) {
    Access was = before.get();
    try {
      if (people.access(was.person()).map(now -> isLess(now, was)).orElse(true)) {
        leave(ui, frame);
      }
    } catch (UIDetachedException gone) {
      LOG.trace("The page was left by itself");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException problem) {
      LOG.warn("A page of someone who lost a role could not be taken away", problem);
    }
  }

  private static boolean isLess(Access now, Access was) {
    return !now.installation().containsAll(was.installation())
        || was.roles().entrySet().stream()
            .anyMatch(held -> !now.rolesIn(held.getKey()).containsAll(held.getValue()));
  }

  private static void leave(UI ui, Frame frame) throws InterruptedException, ExecutionException {
    ui.access(
            () -> {
              ui.getPage().reload();
              frame.empty(); // a button that is gone does nothing, whoever asks
              ui.getChildren()
                  .filter(Dialog.class::isInstance)
                  .toList()
                  .forEach(each -> each.getElement().removeFromParent());
            })
        .get();
    Thread.sleep(TO_ARRIVE); // the word to load again, over the connection that ends with it
    var unused = ui.access(ui::close);
  }
}
