package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.web.ui.page.Notices;
import java.util.LinkedHashMap;
import java.util.Map;

/** A form whose refusals are said at the field that the platform names. */
abstract class CatalogDialog extends Dialog {

  private final transient Map<String, HasValidation> fields = new LinkedHashMap<>();
  private final Div form = new Div();

  CatalogDialog(String title, String action) {
    setHeaderTitle(title);
    setWidth("560px");
    form.addClassName("upload-form");
    add(form);
    Button submit = new Button(action, click -> trySubmit());
    submit.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), submit);
  }

  /** Adds a field that the platform calls {@code path}, or by what is below it. */
  final <F extends Component & HasValidation> F field(String path, F field) {
    known(path, field);
    form.add(field);
    return field;
  }

  /** The same for one that stands inside of another part. */
  final void known(String path, HasValidation field) {
    field.setManualValidation(true);
    fields.put(path, field);
  }

  final void part(Component part) {
    form.add(part);
  }

  final void about(String text) {
    Paragraph about = new Paragraph(text);
    about.addClassName("about");
    form.add(about);
  }

  /** Does what the form is for; may throw what the platform refuses. */
  abstract void submit();

  private void trySubmit() {
    fields.values().forEach(field -> field.setInvalid(false));
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
    HasValidation field = fields.get(refused.field());
    if (field == null) {
      field = fields.get(refused.field().replaceFirst("\\..*", ""));
    }
    if (field == null) {
      throw refused;
    }
    field.setErrorMessage(refused.rule() + " " + refused.wayOut());
    field.setInvalid(true);
  }
}
