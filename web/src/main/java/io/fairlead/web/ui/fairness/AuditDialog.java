package io.fairlead.web.ui.fairness;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
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
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks what to audit: a file of predictions, or a trial's own. What was typed stays. */
final class AuditDialog extends FileDialog {

  private final transient Here here;
  private final transient Audits audits;
  private final transient @Nullable UUID trial;
  private final transient Consumer<Audit> done;
  private final Select<AuditDraft.Kind> kind = new Select<>();
  private final TextField label = new TextField("Column of labels");
  private final TextField column = new TextField();
  private final RowsField rows = new RowsField();
  private final ComboBox<String> positive = new ComboBox<>("Positive label");
  private final TextField sensitive = new TextField("Groups by");

  AuditDialog(Here here, FairnessServices services, @Nullable UUID trial, Consumer<Audit> done) {
    super("Audit fairness", "Audit fairness");
    this.here = here;
    this.audits = services.audits();
    this.trial = trial;
    this.done = done;
    sensitive.setHelperText(GroupsText.HELP);
    positive.setAllowCustomValue(true);
    positive.addCustomValueSetListener(typed -> positive.setValue(typed.getDetail()));
    show(trial == null ? ofFile() : ofTrial(services, trial));
  }

  private Div ofFile() {
    label.setValue("label");
    column.setValue("score");
    kind.setLabel("It holds");
    kind.setItems(AuditDraft.Kind.values());
    kind.setItemLabelGenerator(AuditDraft.Kind::words);
    kind.addValueChangeListener(chosen -> name(chosen.getValue()));
    kind.setValue(AuditDraft.Kind.SCORES);
    positive.setHelperText("Left empty, 1 or true.");
    Div columns = new Div(label, column);
    Div what = new Div(kind, positive);
    columns.addClassName("pair");
    what.addClassName("pair");
    return new Div(
        upload(
            "Choose a file first: CSV or Arrow IPC, one row a person.",
            chosen -> {},
            ".csv",
            ".arrow",
            ".arrows",
            ".feather"),
        what,
        columns,
        sensitive);
  }

  private void name(AuditDraft.Kind chosen) {
    column.setLabel("Column of " + chosen.words().toLowerCase(java.util.Locale.ROOT));
    positive.setVisible(chosen != AuditDraft.Kind.NUMBERS);
  }

  private Div ofTrial(FairnessServices services, UUID audited) {
    say("Rows that the trial never trained on; groups come from its data set.");
    sensitive.setValue(services.groupsOf(here.id(), audited));
    rows.setLabel("Rows");
    List<String> labels = services.labelsOf(here.id(), audited);
    positive.setItems(labels);
    positive.setVisible(!labels.isEmpty());
    positive.setHelperText("The class that is good to get; all others count as negative.");
    return new Div(rows, positive, sensitive);
  }

  @Override
  protected void act() {
    AuditSpec spec;
    try {
      String chosen = positive.getValue() == null ? "" : positive.getValue();
      spec =
          (trial == null
                  ? new AuditDraft(
                      null,
                      AuditSpec.Split.TEST,
                      label.getValue(),
                      column.getValue(),
                      kind.getValue(),
                      chosen,
                      sensitive.getValue())
                  : AuditDraft.ofTrial(trial, rows.getValue(), chosen, sensitive.getValue()))
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
    String field = refused.field();
    String problem = refused.rule() + " " + refused.wayOut();
    mark(label, field.startsWith("label"), problem);
    mark(
        column,
        field.startsWith("score")
            || (field.startsWith("prediction") && !field.equals("predictions")),
        problem);
    mark(sensitive, field.startsWith("sensitive"), problem);
    positive.setInvalid(field.startsWith("positive"));
    positive.setErrorMessage(positive.isInvalid() ? problem : "");
  }

  private static void mark(TextField field, boolean hit, String problem) {
    field.setInvalid(hit);
    field.setErrorMessage(hit ? problem : "");
  }
}
