package io.fairlead.web.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.web.ui.page.Notices;
import java.util.Map;

/** A small form; what is refused is said at its field, and nothing that was typed is lost. */
abstract class FormDialog extends Dialog {

  private final transient Map<String, TextField> fields;

  /**
   * @param fields by the name under which the platform refuses them
   */
  FormDialog(String title, String action, Map<String, TextField> fields) {
    this.fields = fields;
    setHeaderTitle(title);
    setWidth("440px");
    fields
        .values()
        .forEach(
            field -> {
              field.setManualValidation(true);
              field.addValueChangeListener(change -> field.setInvalid(false));
              field.setValueChangeMode(ValueChangeMode.EAGER); // Enter takes what stands there
              field.addKeyDownListener(Key.ENTER, pressed -> trySubmit());
            });
    Button submit = new Button(action, click -> trySubmit());
    submit.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), submit);
  }

  final void show(Component... form) {
    Div body = new Div(form);
    body.addClassName("upload-form");
    add(body);
  }

  /** Does what the form is for; may throw what the platform refuses. */
  abstract void submit();

  private void trySubmit() {
    Notices.trying(
        () -> {
          try {
            submit();
          } catch (InvalidInput refused) {
            refuse(refused);
          }
        });
  }

  private void refuse(InvalidInput refused) {
    TextField field = fields.get(refused.field());
    if (field == null) {
      throw refused;
    }
    field.setErrorMessage(refused.rule() + " " + refused.wayOut());
    field.setInvalid(true);
    field.focus();
  }
}
