package io.fairlead.web.ui.decision;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Evidence;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.decision.NewDecision;
import io.fairlead.platform.decision.Passed;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.fairness.HeldPieces;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What, why, what else was possible; then a signature that can't be taken back. */
final class SignDialog extends Dialog {

  private final transient Here here;
  private final transient SignParts parts;
  private final EvidenceField evidence;
  private final transient LogEntry.@Nullable Signed corrected;
  private final transient Consumer<LogEntry.Signed> signed;
  private final ComboBox<DecisionType> type = new ComboBox<>("Type");
  private final TextField what = new TextField("What is decided");
  private final TextArea rationale = new TextArea("Why");
  private final Div passed = new Div();
  private final TextArea despite = new TextArea("Why it is chosen all the same");
  private final TextArea alternatives = new TextArea("What else was possible");

  /**
   * @param on what it stands on to begin with
   * @param corrected the decision that it supersedes; null for none
   */
  SignDialog(
      Here here,
      SignParts parts,
      List<EvidenceField.Choice> on,
      LogEntry.@Nullable Signed corrected,
      Consumer<LogEntry.Signed> signed) {
    this.here = here;
    this.parts = parts;
    this.corrected = corrected;
    this.signed = signed;
    setHeaderTitle(corrected == null ? "Sign a decision" : "Correct a decision");
    setWidth("560px");
    type.setItems(DecisionType.values());
    type.setItemLabelGenerator(DecisionWords::type);
    type.setValue(corrected == null ? DecisionType.CONFIGURATION_CHOSEN : corrected.type());
    what.setMaxLength(200);
    what.setAutofocus(true);
    rationale.setMinRows(4);
    rationale.setHelperText("Required: it is what a reader needs most, and can't be added later");
    alternatives.setMinRows(2);
    alternatives.setHelperText("One a line");
    Div body = new Div();
    body.addClassName("upload-form");
    if (corrected != null) {
      body.add(about("It supersedes: " + corrected.what()));
    }
    evidence = new EvidenceField(here, parts, on, this::lookAtGuardrails);
    passed.addClassName("decision-passed");
    despite.setMinRows(2);
    despite.setHelperText("Required: it is kept in the entry");
    body.add(type, what, rationale, evidence, passed, despite, alternatives);
    type.addValueChangeListener(event -> lookAtGuardrails());
    lookAtGuardrails();
    add(body);
    Button sign = new Button("Sign as " + here.access().displayName(), click -> trySign());
    sign.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), sign);
  }

  /** Asks why, where what is chosen doesn't keep a guardrail. */
  private void lookAtGuardrails() {
    passed.removeAll();
    String waits = "";
    List<Passed> all = List.of();
    try {
      all =
          type.getValue() == null
              ? List.of()
              : parts
                  .decisions()
                  .passed(
                      here.id(),
                      type.getValue(),
                      evidence.references().stream()
                          .filter(each -> each.kind() == Evidence.Kind.TRIAL)
                          .map(NewDecision.Reference::id)
                          .toList());
    } catch (Conflict measuring) {
      waits = String.valueOf(measuring.getMessage());
    }
    passed.setVisible(!all.isEmpty() || !waits.isEmpty());
    despite.setVisible(!all.isEmpty());
    if (passed.isVisible()) {
      passed.add(HeldPieces.flag(waits.isEmpty() ? "It doesn't keep a guardrail" : waits));
      all.forEach(each -> passed.add(about(each.words())));
    }
  }

  private static Paragraph about(String text) {
    Paragraph about = new Paragraph(text);
    about.addClassName("about");
    return about;
  }

  private void trySign() {
    Notices.trying(
        () -> {
          try {
            sign();
          } catch (InvalidInput refused) {
            refuse(refused);
          }
        });
  }

  private void sign() {
    LogEntry.Signed entry =
        parts
            .decisions()
            .sign(
                here.id(),
                new NewDecision(
                    type.getValue() == null ? DecisionType.CONFIGURATION_CHOSEN : type.getValue(),
                    what.getValue(),
                    rationale.getValue(),
                    alternatives.getValue().lines().filter(line -> !line.isBlank()).toList(),
                    evidence.references(),
                    corrected == null ? null : corrected.id(),
                    despite.isVisible() ? despite.getValue() : null),
                here.acting(Permission.SIGN_DECISIONS));
    close();
    Notices.done("Signed. It is in the decision log for good.");
    signed.accept(entry);
  }

  private void refuse(InvalidInput refused) {
    HasValidation field =
        Map.<String, HasValidation>of(
                "what",
                what,
                "rationale",
                rationale,
                "alternatives",
                alternatives,
                "guardrailReason",
                despite)
            .get(refused.field());
    if (field == null) {
      throw refused;
    }
    despite.setVisible(despite.isVisible() || field == despite);
    field.setErrorMessage(refused.rule() + " " + refused.wayOut());
    field.setInvalid(true);
  }
}
