package io.fairlead.web.ui.fairness;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.platform.fairness.Audit;
import io.fairlead.platform.fairness.AuditSpec;
import io.fairlead.platform.fairness.Audits;
import io.fairlead.platform.fairness.NewAudit;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.FileDialog;
import io.fairlead.web.ui.page.Here;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks what to audit: a file of predictions, or a trial's own. What was typed stays. */
final class AuditDialog extends FileDialog {

  private final transient Here here;
  private final transient Audits audits;
  private final transient @Nullable UUID trial;
  private final transient Consumer<Audit> done;
  private final TextField label = new TextField("Column of labels");
  private final TextField score = new TextField("Column of scores");
  private final Checkbox classes = new Checkbox("It holds predicted classes, not scores");
  private final TextField positive = new TextField("Positive label");
  private final TextField sensitive = new TextField("Groups by");

  AuditDialog(Here here, FairnessServices services, @Nullable UUID trial, Consumer<Audit> done) {
    super("Audit fairness", "Audit fairness");
    this.here = here;
    this.audits = services.audits();
    this.trial = trial;
    this.done = done;
    label.setValue("label");
    score.setValue("score");
    positive.setHelperText("Left empty, 1 or true.");
    sensitive.setHelperText(GroupsText.HELP);
    Div form = new Div();
    if (trial == null) {
      form.add(
          upload(
              "Choose a file first: CSV or Arrow IPC, one row a person.",
              chosen -> {},
              ".csv",
              ".arrow",
              ".arrows",
              ".feather"),
          label,
          score,
          classes,
          positive);
    } else {
      say("The test rows of the trial; groups come from its data set.");
      sensitive.setValue(services.groupsOf(here.id(), trial));
    }
    form.add(sensitive);
    show(form);
  }

  @Override
  protected void act() {
    AuditSpec spec;
    try {
      spec =
          new AuditDraft(
                  trial,
                  label.getValue(),
                  score.getValue(),
                  classes.getValue(),
                  positive.getValue(),
                  sensitive.getValue())
              .spec();
    } catch (InvalidInput refused) {
      refuse(refused);
      end("Nothing was stored. " + refused.getMessage());
      return;
    }
    Actor by = here.acting(Permission.AUDIT_FAIRNESS);
    making(
        trial == null ? "Reading the predictions…" : "Reading the trial's predictions…",
        (file, fileName, progress) -> {
          NewAudit computed =
              file == null
                  ? audits.ofTrial(here.id(), spec)
                  : audits.ofUpload(here.id(), spec, file, fileName, progress);
          return audits.store(here.id(), computed, by);
        },
        done);
  }

  @Override
  protected void refuse(InvalidInput refused) {
    TextField[] fields = {label, score, positive, sensitive};
    String[] paths = {"label", "score", "positive", "sensitive"};
    for (int i = 0; i < fields.length; i++) {
      boolean hit =
          refused.field().startsWith(paths[i])
              || (fields[i] == score
                  && refused.field().startsWith("prediction")
                  && !refused.field().equals("predictions"));
      fields[i].setInvalid(hit);
      fields[i].setErrorMessage(hit ? refused.rule() + " " + refused.wayOut() : "");
    }
  }
}
