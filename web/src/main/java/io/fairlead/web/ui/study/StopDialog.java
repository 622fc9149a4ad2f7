package io.fairlead.web.ui.study;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/** Stops a study, with the reason that the decision log keeps. */
final class StopDialog extends Dialog {

  private final TextArea why = new TextArea("Why it is stopped");

  /**
   * @param stop given the reason
   */
  StopDialog(Consumer<String> stop) {
    setHeaderTitle("Stop this study?");
    setWidth("480px");
    Paragraph about =
        new Paragraph(
            "Running trials end at their next step for good and keep what they reported; pausing"
                + " keeps them. A stopped study goes on only when it is extended, with new trials.");
    why.setHelperText("Stopping early is a decision: the decision log keeps who did it, and why");
    why.setMinRows(2);
    why.setAutofocus(true);
    Div body = new Div(about, why);
    body.addClassName("upload-form");
    add(body);
    Button confirm =
        new Button(
            "Stop the study",
            click -> {
              if (why.getValue().isBlank()) {
                why.setInvalid(true);
                why.setErrorMessage("Write down why: it is what a reader needs most.");
                why.focus();
              } else {
                close();
                stop.accept(why.getValue());
              }
            });
    confirm.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
    getFooter().add(new Button("Keep it running", click -> close()), confirm);
  }
}
