package io.fairlead.web.ui.dataset;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.streams.UploadHandler;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.dataset.NewDataset;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.page.Here;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a file and what a person says about it; what was typed stays when it is refused. */
final class UploadDialog extends Dialog {

  private static final Logger LOG = LoggerFactory.getLogger(UploadDialog.class);

  private final transient Here here;
  private final transient Datasets datasets;
  private final transient Consumer<Dataset> done;
  private final TextField name = new TextField("Name");
  private final TextField target = new TextField("Target column");
  private final TextField sensitive = new TextField("Sensitive columns");
  private final TextField source = new TextField("Source and licence");
  private final ProgressBar progress = new ProgressBar();
  private final Span status = new Span();
  private final Button add = new Button("Add the data set");
  private transient @Nullable Path file;
  private transient String fileName = "";

  UploadDialog(Here here, Datasets datasets, Consumer<Dataset> done) {
    this.here = here;
    this.datasets = datasets;
    this.done = done;
    setHeaderTitle("Add a data set");
    setWidth("520px");
    setCloseOnOutsideClick(false);
    name.setPlaceholder("from the file's name");
    source.setPlaceholder("such as UCI Statlog, CC BY 4.0");
    say("Choose a file first: CSV, also with gzip, or Parquet.", false);
    target.setHelperText("What to predict; left empty, the last column.");
    sensitive.setHelperText("Separated by commas; fairness audits group by them.");
    progress.setVisible(false);
    status.getElement().setAttribute("role", "status");
    status.addClassName("upload-status");
    add.addThemeVariants(ButtonVariant.PRIMARY);
    add.setEnabled(false);
    add.addClickListener(click -> register());
    Div form = new Div(upload(), name, target, sensitive, source, progress, status);
    form.addClassName("upload-form");
    add(form);
    getFooter().add(new Button("Cancel", click -> close()), add);
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
                  if (name.isEmpty()) {
                    name.setValue(FileNames.dataset(fileName));
                  }
                  add.setEnabled(true);
                  say("Uploaded " + fileName + ", " + Numbers.bytes(stored.length()) + ".", false);
                }));
    upload.setAcceptedFileExtensions(".csv", ".gz", ".parquet");
    upload.setMaxFiles(1);
    upload.addFileRemovedListener(
        removed -> {
          discard();
          add.setEnabled(false);
          say("Choose a file first: CSV, also with gzip, or Parquet.", false);
        });
    return upload;
  }

  private void register() {
    Path given = file;
    UI ui = UI.getCurrent();
    if (given == null) {
      return;
    }
    add.setEnabled(false);
    progress.setVisible(true);
    say("Reading the file…", false);
    NewDataset description =
        new NewDataset(
            name.getValue().trim(),
            target.isEmpty() ? null : target.getValue().trim(),
            columns(),
            null,
            source.getValue().trim());
    Thread.ofVirtual()
        .name("upload")
        .start(
            () -> {
              try {
                Dataset added =
                    datasets.register(
                        here.id(),
                        description,
                        given,
                        fileName,
                        share -> later(ui, () -> progress.setValue(Math.clamp(share, 0, 1))),
                        here.acting(Permission.RUN_STUDIES));
                later(
                    ui,
                    () -> {
                      close();
                      done.accept(added);
                    });
              } catch (InvalidInput refused) {
                later(ui, () -> refuse(refused));
              } catch (RuntimeException broken) {
                LOG.error("A data set could not be registered", broken);
                later(
                    ui,
                    () -> end("Nothing was stored: the platform failed to read it. Try again."));
              }
            });
  }

  private List<String> columns() {
    return Stream.of(sensitive.getValue().split(",", -1))
        .map(String::trim)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private void refuse(InvalidInput refused) {
    String text = refused.rule() + " " + refused.wayOut();
    List<TextField> fields = Arrays.asList(name, target, sensitive, source);
    List<String> paths = List.of("name", "target", "sensitive", "source");
    for (int i = 0; i < fields.size(); i++) {
      boolean hit = refused.field().startsWith(paths.get(i));
      fields.get(i).setInvalid(hit);
      fields.get(i).setErrorMessage(hit ? text : "");
    }
    end("Nothing was stored. " + refused.getMessage());
  }

  private void end(String text) {
    progress.setVisible(false);
    add.setEnabled(true);
    say(text, true);
  }

  /** The dialog may be gone by then; the data set is stored all the same. */
  private static void later(UI ui, Command work) {
    try {
      var unused = ui.access(work);
    } catch (UIDetachedException gone) {
      LOG.debug("The page was left during an upload");
    }
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
