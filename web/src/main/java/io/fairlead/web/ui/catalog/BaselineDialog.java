package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.platform.baseline.NewBaseline;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sets what studies are compared with. */
final class BaselineDialog extends CatalogDialog {

  private static final int MOST = 500;

  private final transient Here here;
  private final transient CatalogServices services;
  private final transient Runnable set;
  private final ComboBox<Dataset> dataset = new ComboBox<>("Data set");
  private final Select<String> trainer = new Select<>();
  private final TextField metric = new TextField("Objective");
  private final TextArea parameters = new TextArea("Configuration");
  private final TextArea rationale = new TextArea("Why this one");

  BaselineDialog(Here here, CatalogServices services, Runnable set) {
    super("Set a baseline", "Set the baseline");
    this.here = here;
    this.services = services;
    this.set = set;
    about(
        "It runs as trial 0 of each study of this data set, trainer and first objective that is"
            + " submitted from then on.");
    dataset.setItems(services.datasets().list(here.id(), null, MOST).items());
    dataset.setItemLabelGenerator(Dataset::name);
    field("dataset", dataset);
    trainer.setLabel("Trainer");
    List<String> trainers = services.catalog().trainers(here.id());
    trainer.setItems(trainers);
    field("trainer", trainer);
    metric.setValue("validation_auc");
    field("metric", metric);
    parameters.setHelperText(
        "One a line, such as learning_rate = 0.1; what is left out has the catalog's default");
    field("parameters", parameters).setMinRows(3);
    field("rationale", rationale).setMinRows(2);
  }

  @Override
  void submit() {
    if (dataset.getValue() == null) {
      throw new InvalidInput("dataset", "A baseline is for a data set.", null, "Choose one.");
    }
    if (trainer.getValue() == null) {
      throw new InvalidInput("trainer", "A baseline is for a trainer.", null, "Choose one.");
    }
    services
        .baselines()
        .set(
            here.id(),
            new NewBaseline(
                dataset.getValue().name(),
                trainer.getValue(),
                metric.getValue(),
                values(parameters.getValue()),
                rationale.getValue()),
            here.acting(Permission.APPROVE_CATALOG));
    close();
    Notices.done("Set. Studies from now on are compared with it.");
    set.run();
  }

  private static Map<String, Object> values(String lines) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String line : lines.lines().map(String::strip).filter(it -> !it.isEmpty()).toList()) {
      String[] sides = line.split("=", 2);
      if (sides.length < 2) {
        throw new InvalidInput(
            "parameters", "Each line is a name, = and a value.", line, "Correct it.");
      }
      values.put(sides[0].strip(), value(sides[1].strip()));
    }
    return values;
  }

  private static Object value(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
