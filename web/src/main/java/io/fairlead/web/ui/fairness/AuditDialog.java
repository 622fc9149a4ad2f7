package io.fairlead.web.ui.fairness;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import io.fairlead.platform.fairness.Audit;
import io.fairlead.platform.fairness.AuditSpec;
import io.fairlead.platform.fairness.NewAudit;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.page.Here;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks what to audit: a file of predictions, or a trial's own. What was typed stays. */
final class AuditDialog extends Dialog {

  private final transient Here here;
  private final transient FairnessServices services;
  private final transient @Nullable UUID trial;
  private final transient Consumer<Audit> done;
  private final TextField label = new TextField("Column of labels");
  private final TextField score = new TextField("Column of scores");
  private final Checkbox classes = new Checkbox("It holds predicted classes, not scores");
  private final TextField positive = new TextField("Positive label");
  private final TextField sensitive = new TextField("Groups by");
  private final Span status = new Span();
  private final Button make = new Button("Audit fairness");
  private transient @Nullable Path file;
  private transient String fileName = "";

  AuditDialog(Here here, FairnessServices services, @Nullable UUID trial, Consumer<Audit> done) {
    this.here = here;
    this.services = services;
    this.trial = trial;
    this.done = done;
    setHeaderTitle("Audit fairness");
    setWidth("520px");
    setCloseOnOutsideClick(false);
    label.setValue("label");
    score.setValue("score");
    positive.setHelperText("Left empty, 1 or true.");
    sensitive.setHelperText(
        "Columns, separated by commas: several give their intersections. Bounds cut numbers into"
            + " groups: sex, age: 25 60");
    status.getElement().setAttribute("role", "status");
    status.addClassName("upload-status");
    make.addThemeVariants(ButtonVariant.PRIMARY);
    make.addClickListener(click -> make());
    Div form = new Div();
    form.addClassName("upload-form");
    if (trial == null) {
      make.setEnabled(false);
      say("Choose a file first: CSV or Arrow IPC, one row a person.", false);
      form.add(upload(), label, score, classes, positive);
    } else {
      say("The test rows of the trial; groups come from its data set.", false);
      sensitive.setValue(String.join(", ", services.sensitiveOf(here.id(), trial)));
    }
    form.add(sensitive, status);
    add(form);
    getFooter().add(new Button("Cancel", click -> close()), make);
    addDetachListener(detached -> discard());
  }

  private Upload upload() {
    Upload upload =
        new Upload(
            UploadHandler.toTempFile(
                (meta, stored) -> {
                  discard();
                  file = stored.toPath();
                  fileName = meta.fileName();
                  make.setEnabled(true);
                  say("Uploaded " + fileName + ", " + Numbers.bytes(stored.length()) + ".", false);
                }));
    upload.setAcceptedFileExtensions(".csv", ".arrow", ".arrows", ".feather");
    upload.setMaxFiles(1);
    upload.addFileRemovedListener(
        removed -> {
          discard();
          make.setEnabled(false);
        });
    return upload;
  }

  private void make() {
    try {
      AuditSpec spec =
          new AuditDraft(
                  trial,
                  label.getValue(),
                  score.getValue(),
                  classes.getValue(),
                  positive.getValue(),
                  sensitive.getValue())
              .spec();
      Path given = file;
      NewAudit computed =
          given == null
              ? services.audits().ofTrial(here.id(), spec)
              : services.audits().ofUpload(here.id(), spec, given, fileName);
      Audit audit =
          services.audits().store(here.id(), computed, here.acting(Permission.AUDIT_FAIRNESS));
      close();
      done.accept(audit);
    } catch (InvalidInput refused) {
      refuse(refused);
    } catch (NotFound gone) {
      say("Nothing was stored. " + gone.getMessage(), true);
    }
  }

  private void refuse(InvalidInput refused) {
    TextField[] fields = {label, score, positive, sensitive};
    String[] paths = {"label", "score", "positive", "sensitive"};
    for (int i = 0; i < fields.length; i++) {
      boolean hit = refused.field().startsWith(paths[i]);
      fields[i].setInvalid(hit);
      fields[i].setErrorMessage(hit ? refused.rule() + " " + refused.wayOut() : "");
    }
    say("Nothing was stored. " + refused.getMessage(), true);
  }

  private void say(String text, boolean bad) {
    status.setText(text);
    status.getElement().getClassList().set("problem", bad);
  }

  private void discard() {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
        file = null;
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
