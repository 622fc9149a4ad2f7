package io.fairlead.web.ui.notebook;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;

/** Says whether everything is saved, and offers to take back what was done. */
final class NotebookStatus extends Span {

  private static final int LONG_ENOUGH_TO_READ_MS = 8_000;

  NotebookStatus() {
    addClassNames("notebook-status", "machinery");
    getElement().setAttribute("role", "status");
  }

  void saving() {
    setText("Not saved yet");
  }

  void saved() {
    setText("Saved");
  }

  void undoable(String what, Runnable back) {
    saved();
    Notification notice = new Notification();
    notice.setDuration(LONG_ENOUGH_TO_READ_MS);
    notice.setPosition(Notification.Position.BOTTOM_END);
    Button undo =
        new Button(
            "Undo",
            click -> {
              notice.close();
              back.run();
            });
    undo.addThemeVariants(ButtonVariant.SMALL);
    Div content = new Div(new Span(what), undo);
    content.addClassName("undo-notice");
    notice.add(content);
    notice.open();
  }
}
