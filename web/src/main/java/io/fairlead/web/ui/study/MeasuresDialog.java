package io.fairlead.web.ui.study;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.fairness.MeasureFields;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import java.util.List;

/** Sets what a study's trials are measured by between groups. */
final class MeasuresDialog extends Dialog {

  private final transient Here here;
  private final transient Studies studies;
  private final transient Study study;
  private final transient Runnable done;
  private final MeasureFields measures = new MeasureFields(() -> {});
  private final TextField reason = new TextField("Why");
  private final Span status = new Span();

  /**
   * @param sensitive columns that a new measure begins with
   */
  MeasuresDialog(Here here, Studies studies, Study study, List<String> sensitive, Runnable done) {
    this.here = here;
    this.studies = studies;
    this.study = study;
    this.done = done;
    setHeaderTitle("Fairness measures of " + study.name());
    setWidth("520px");
    setCloseOnOutsideClick(false);
    measures.usual(sensitive);
    measures.set(study.fairness().measures());
    reason.setHelperText("Required to take a guardrail away or to loosen it");
    status.addClassName("upload-status");
    status.getElement().setAttribute("role", "status");
    Div form = new Div(measures, reason, status);
    form.addClassName("upload-form");
    add(form);
    Button set = new Button("Set the measures", click -> Notices.trying(this::set));
    set.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), set);
  }

  private void set() {
    reason.setInvalid(false);
    try {
      studies.measure(
          here.id(),
          study.id(),
          measures.read(),
          reason.getValue(),
          here.acting(Permission.RUN_STUDIES));
      close();
      done.run();
    } catch (InvalidInput refused) {
      String words = refused.rule() + " " + refused.wayOut();
      reason.setInvalid(refused.field().equals("reason"));
      reason.setErrorMessage(words);
      status.setText("Nothing was changed. " + words);
      status.addClassName("problem");
    }
  }
}
