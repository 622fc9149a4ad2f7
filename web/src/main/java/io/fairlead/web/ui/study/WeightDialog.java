package io.fairlead.web.ui.study;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;

/** Changes how much a study counts, with the reason that the audit trail keeps. */
final class WeightDialog extends Dialog {

  private final transient Here here;
  private final transient StudyServices services;
  private final transient Study study;
  private final NumberField weight = new NumberField("Weight");
  private final TextArea why = new TextArea("Why it counts more or less");

  WeightDialog(Here here, StudyServices services, Study study, double now) {
    this.here = here;
    this.services = services;
    this.study = study;
    setHeaderTitle("Weight of " + study.name());
    setWidth("480px");
    Paragraph about =
        new Paragraph(
            "Where studies of this workspace compete for a place, it goes to the one whose next trial"
                + " tells most for what it costs, times its weight. None waits for ever: each has its"
                + " turn.");
    about.addClassName("about");
    weight.setValue(now);
    weight.setManualValidation(true);
    weight.setHelperText("From 0.1 to 10; 1 is usual");
    weight.setAutofocus(true);
    why.setManualValidation(true);
    why.setRequiredIndicatorVisible(true);
    why.setMinRows(2);
    Div body = new Div(about, weight, why);
    body.addClassName("upload-form");
    add(body);
    Button change = new Button("Change the weight", click -> Notices.trying(this::change));
    change.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), change);
  }

  private void change() {
    Double wanted = weight.getValue();
    try {
      services
          .studies()
          .weigh(
              here.id(),
              study.id(),
              wanted == null ? Double.NaN : wanted,
              why.getValue(),
              here.acting(Permission.WEIGH_STUDIES));
      close();
    } catch (InvalidInput refused) {
      boolean reason = refused.field().equals("reason");
      why.setInvalid(reason);
      weight.setInvalid(!reason);
      why.setErrorMessage(reason ? refused.rule() + " " + refused.wayOut() : "");
      weight.setErrorMessage(reason ? "" : refused.rule() + " " + refused.wayOut());
    }
  }
}
