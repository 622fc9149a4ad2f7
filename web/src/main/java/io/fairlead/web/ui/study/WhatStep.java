package io.fairlead.web.ui.study;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.kernel.search.Direction;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.dataset.Task;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.StudyJson.ObjectiveForm;
import io.fairlead.platform.study.StudyJson.Sketch;
import io.fairlead.web.ui.fairness.MeasureFields;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the study is about: data, trainer, what to improve. */
final class WhatStep extends FormStep {

  /** Learns from any table in seconds, so a first study shows something. */
  private static final String USUAL_TRAINER = "lightgbm";

  private static final int MOST = 500;

  private final transient StudyDraft draft;
  private final Div summary = new Div();
  private final TextField name = new TextField("Name");
  private final ComboBox<Dataset> dataset = new ComboBox<>("Data set");
  private final Select<String> trainer = new Select<>();
  private final transient List<Dataset> known;
  private final transient List<String> trainers;
  private final ComboBox<String> metric = new ComboBox<>("Objective (metric)");
  private final Select<Direction> direction = new Select<>();
  private final MeasureFields measured;
  private final TextArea why = new TextArea("Why this search");
  private String suggested = "";

  /**
   * @param wanted the data set to begin with; the first one when empty
   */
  WhatStep(
      Here here,
      StudyDraft draft,
      Datasets datasets,
      List<String> trainers,
      Optional<String> wanted,
      Consumer<String> trainerChosen,
      Runnable changed) {
    super("1 · What", "The data, the trainer, and the metric to improve.");
    this.draft = draft;
    this.trainers = trainers;
    field("name", name);
    name.setPlaceholder("made for you when left empty");
    name.setValueChangeMode(ValueChangeMode.LAZY);
    name.addValueChangeListener(
        event -> {
          draft.name = event.getValue();
          changed.run();
        });
    known = datasets.list(here.id(), null, MOST).items();
    field("dataset", dataset);
    dataset.setItems(known);
    dataset.setItemLabelGenerator(Dataset::name);
    dataset.addValueChangeListener(
        event -> {
          take(event.getValue());
          changed.run();
        });
    summary.addClassName("summary");
    add(summary);
    if (known.isEmpty()) {
      summary.add(Pieces.link(here.path("data"), "Add a data set first"));
    }
    field("trainer", trainer);
    trainer.setLabel("Trainer");
    trainer.setItems(trainers);
    trainer.addValueChangeListener(
        event -> {
          draft.trainer = event.getValue();
          suggest();
          trainerChosen.accept(event.getValue());
          changed.run();
        });
    objective(changed);
    measured =
        new MeasureFields(
            () -> {
              measure();
              changed.run();
            });
    add(measured);
    rationale(changed);
    known.stream()
        .filter(each -> each.name().equals(wanted.orElse(each.name())))
        .findFirst()
        .ifPresent(dataset::setValue);
    trainers.stream().max(Comparator.comparing(USUAL_TRAINER::equals)).ifPresent(trainer::setValue);
  }

  /** Shows what a sketch says. */
  void take(Sketch sketch) {
    name.setValue(sketch.name() == null ? "" : sketch.name());
    why.setValue(sketch.rationale() == null ? suggested : sketch.rationale());
    dataset.setValue(
        known.stream()
            .filter(each -> each.name().equals(sketch.dataset()))
            .findFirst()
            .orElse(null));
    if (trainers.contains(sketch.trainer())) {
      trainer.setValue(sketch.trainer());
    }
    measured.set(sketch.measures());
    List<ObjectiveForm> objectives = sketch.objectives();
    if (objectives == null || objectives.isEmpty()) {
      metric.clear();
      return;
    }
    metric.setValue(objectives.getFirst().metric());
    if (objectives.getFirst().direction() != null) {
      direction.setValue(objectives.getFirst().direction());
    }
  }

  /** Gives the study a name. */
  void call(String wanted) {
    name.setValue(wanted);
  }

  private void measure() {
    try {
      draft.measures(measured.read(), "");
    } catch (InvalidInput refused) {
      draft.measures(List.of(), refused.rule());
    }
  }

  private void rationale(Runnable changed) {
    field("rationale", why);
    why.setMinRows(2);
    why.setRequiredIndicatorVisible(true);
    why.setHelperText(
        "Starting a search is a decision: the decision log keeps its reason. Say what you expect"
            + " of it, or what it is to settle.");
    why.setValueChangeMode(ValueChangeMode.LAZY);
    why.addValueChangeListener(
        event -> {
          draft.rationale = event.getValue();
          changed.run();
        });
  }

  /** Until someone says more, the reason is what is searched for. */
  private void suggest() {
    boolean untouched = why.getValue().equals(suggested);
    suggested =
        draft.dataset == null || draft.trainer == null || draft.metric.isBlank()
            ? ""
            : "To find the best %s of %s on %s."
                .formatted(draft.metric, draft.trainer, draft.dataset);
    if (untouched) {
      why.setValue(suggested);
    }
  }

  private void objective(Runnable changed) {
    field("objectives", metric);
    metric.setAllowCustomValue(true);
    metric.setHelperText("By the name under which trials report it; another can be typed.");
    metric.setItems(Metric.suggestions(null));
    metric.addCustomValueSetListener(event -> metric.setValue(event.getDetail()));
    metric.addValueChangeListener(
        event -> {
          draft.metric = event.getValue() == null ? "" : event.getValue();
          suggest();
          direction.setValue(Metric.direction(draft.metric));
          changed.run();
        });
    field("objectives.direction", direction);
    direction.setLabel("Better is");
    direction.setItems(Direction.values());
    direction.setItemLabelGenerator(each -> each == Direction.MAXIMIZE ? "higher" : "lower");
    direction.setValue(draft.direction);
    direction.addValueChangeListener(
        event -> {
          draft.direction = event.getValue();
          changed.run();
        });
  }

  private void take(@Nullable Dataset chosen) {
    summary.removeAll();
    measured.usual(chosen == null ? List.of() : chosen.sensitive());
    draft.dataset = chosen == null ? null : chosen.name();
    suggest();
    if (chosen == null) {
      return;
    }
    Task task = chosen.task();
    summary.setText(
        "%s rows, %s columns; predicts %s (%s)%s."
            .formatted(
                Numbers.count(chosen.rows()),
                Numbers.count(chosen.columns().size()),
                chosen.target(),
                task.name().toLowerCase(Locale.ROOT),
                chosen.sensitive().isEmpty()
                    ? ""
                    : "; sensitive: " + String.join(", ", chosen.sensitive())));
    List<String> metrics = Metric.suggestions(task);
    metric.setItems(metrics);
    metric.setValue(metrics.getFirst());
  }
}
