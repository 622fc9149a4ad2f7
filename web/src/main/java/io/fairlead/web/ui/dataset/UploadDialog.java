package io.fairlead.web.ui.dataset;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.dataset.NewDataset;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.FileDialog;
import io.fairlead.web.ui.page.Here;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Takes a file and what a person says about it; what was typed stays when it is refused. */
final class UploadDialog extends FileDialog {

  private final transient Here here;
  private final transient Datasets datasets;
  private final transient Consumer<Dataset> done;
  private final TextField name = new TextField("Name");
  private final TextField target = new TextField("Target column");
  private final TextField sensitive = new TextField("Sensitive columns");
  private final TextField source = new TextField("Source and licence");

  UploadDialog(Here here, Datasets datasets, Consumer<Dataset> done) {
    super("Add a data set", "Add the data set");
    this.here = here;
    this.datasets = datasets;
    this.done = done;
    name.setPlaceholder("from the file's name");
    source.setPlaceholder("such as UCI Statlog, CC BY 4.0");
    target.setHelperText("What to predict; left empty, the last column.");
    sensitive.setHelperText("Separated by commas; fairness audits group by them.");
    show(
        new Div(
            upload(
                "Choose a file first: CSV, also with gzip, or Parquet.",
                this::chosen,
                ".csv",
                ".gz",
                ".parquet"),
            name,
            target,
            sensitive,
            source));
  }

  private void chosen(String fileName) {
    if (name.isEmpty()) {
      name.setValue(FileNames.dataset(fileName));
    }
  }

  @Override
  protected void act() {
    NewDataset description =
        new NewDataset(
            name.getValue().trim(),
            target.isEmpty() ? null : target.getValue().trim(),
            columns(),
            null,
            source.getValue().trim());
    Actor by = here.acting(Permission.RUN_STUDIES);
    making(
        "Reading the file…",
        (file, fileName, progress) ->
            datasets.register(
                here.id(), description, Objects.requireNonNull(file), fileName, progress, by),
        done);
  }

  private List<String> columns() {
    return Stream.of(sensitive.getValue().split(",", -1))
        .map(String::trim)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  @Override
  protected void refuse(InvalidInput refused) {
    String text = refused.rule() + " " + refused.wayOut();
    List<TextField> fields = Arrays.asList(name, target, sensitive, source);
    List<String> paths = List.of("name", "target", "sensitive", "source");
    for (int i = 0; i < fields.size(); i++) {
      boolean hit = refused.field().startsWith(paths.get(i));
      fields.get(i).setInvalid(hit);
      fields.get(i).setErrorMessage(hit ? text : "");
    }
  }
}
