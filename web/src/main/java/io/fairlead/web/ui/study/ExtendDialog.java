package io.fairlead.web.ui.study;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import java.util.function.Consumer;

/** Lets a study run more trials; says what they will probably take. */
final class ExtendDialog extends Dialog {

  private static final int USUAL = 10;

  private final transient Here here;
  private final transient StudyServices services;
  private final transient Study study;
  private final transient Consumer<Study> done;
  private final IntegerField more = new IntegerField("More trials");
  private final TextArea why = new TextArea("Why it is extended");
  private final Paragraph outlook = new Paragraph();
  private final Button extend = new Button();

  ExtendDialog(Here here, StudyServices services, Study study, Consumer<Study> done) {
    this.here = here;
    this.services = services;
    this.study = study;
    this.done = done;
    setHeaderTitle("Extend " + study.name());
    setWidth("520px");
    more.setMin(1);
    more.setStepButtonsVisible(true);
    more.setValue(Math.max(USUAL, study.definition().trials() / 2));
    more.setValueChangeMode(ValueChangeMode.LAZY);
    more.setAutofocus(true);
    more.addValueChangeListener(change -> say());
    Paragraph goesOn =
        new Paragraph(
            study.state() == StudyState.STOPPED
                ? "The search goes on where it was stopped, with its history and seed. Trials that ended stay as they are."
                : "The search goes on with its history and seed. Trials that ended stay as they are.");
    goesOn.addClassName("about");
    outlook.getElement().setAttribute("aria-live", "polite");
    why.setRequiredIndicatorVisible(true);
    why.setHelperText(
        "Extending a search is a decision: the decision log keeps who did it, and why");
    why.setMinRows(2);
    why.addValueChangeListener(change -> why.setInvalid(false));
    Div body = new Div(goesOn, more, why, outlook);
    body.addClassName("upload-form");
    add(body);
    extend.addThemeVariants(ButtonVariant.PRIMARY);
    extend.addClickListener(click -> Notices.trying(this::extend));
    getFooter().add(new Button("Cancel", click -> close()), extend);
    say();
  }

  private void say() {
    Integer wanted = more.getValue();
    boolean some = wanted != null && wanted > 0;
    extend.setEnabled(some);
    extend.setText(some ? "Run %s more".formatted(Numbers.count(wanted)) : "Run more");
    more.setInvalid(false);
    outlook.setText(
        some
            ? EstimateWords.of(
                services.estimates().estimate(here.id(), study.definition().withTrials(wanted)),
                services.budgets().standing(here.id()).period())
            : "Say how many.");
  }

  private void extend() {
    if (why.getValue().isBlank()) {
      why.setInvalid(true);
      why.setErrorMessage("Write down why: it is what a reader needs most.");
      why.focus();
      return;
    }
    try {
      done.accept(
          services
              .studies()
              .extend(
                  here.id(),
                  study.id(),
                  more.getValue(),
                  why.getValue(),
                  here.acting(Permission.RUN_STUDIES)));
      close();
    } catch (InvalidInput refused) {
      more.setErrorMessage(refused.rule() + " " + refused.wayOut());
      more.setInvalid(true);
    }
  }
}
