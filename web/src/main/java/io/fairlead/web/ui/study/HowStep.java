package io.fairlead.web.ui.study;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.platform.study.StudyJson.ResourcesForm;
import io.fairlead.platform.study.StudyJson.Sketch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How hard to look: strategy, trials, resources. */
final class HowStep extends FormStep {

  private final transient StudyDraft draft;
  private final transient Runnable changed;
  private final Span expectation = new Span();
  private final Span estimate = new Span();
  private final IntegerField trials;
  private final IntegerField maxSteps;
  private final IntegerField parallelism;
  private final IntegerField seed;
  private final NumberField cpus;
  private final NumberField gpus;
  private final TextField gpuModel = new TextField("GPU model");
  private final NumberField memory;
  private final NumberField weight;
  private final StrategyFields strategy;
  private final StopFields stop;
  private final RaceFields race;
  private transient Usual usual = Usual.of("");

  HowStep(StudyDraft draft, Runnable changed) {
    super("3 · How hard", "How configurations are chosen, how many, and what each trial may use.");
    this.draft = draft;
    this.changed = changed;
    trials = whole("Trials", draft.trials, v -> draft.trials = v);
    maxSteps = whole("Steps", draft.maxSteps, v -> draft.maxSteps = v);
    strategy = new StrategyFields(draft, changed);
    known("sampler", strategy.sampler);
    known("pruner", strategy.pruner);
    add(strategy);
    expectation.addClassName("about");
    add(expectation);
    parallelism = whole("At once", draft.parallelism, v -> draft.parallelism = v);
    pair(field("trials", trials), field("parallelism", parallelism));
    seed = whole("Seed", draft.seed, v -> draft.seed = v);
    pair(field("maxSteps", maxSteps), field("seed", seed));
    seed.setMin(Integer.MIN_VALUE);
    cpus = number("CPUs a trial", draft.cpus, v -> draft.cpus = v);
    gpus = number("GPUs a trial", draft.gpus, v -> draft.gpus = v);
    pair(field("resources", cpus), field("resources.gpus", gpus));
    memory = number("Memory, GiB", draft.memoryGib, v -> draft.memoryGib = v);
    memory.setPlaceholder("not stated");
    memory.setStepButtonsVisible(false); // they would leave no room for it
    gpuModel.setPlaceholder("any");
    gpuModel.setValueChangeMode(ValueChangeMode.LAZY);
    gpuModel.addValueChangeListener(
        event -> {
          draft.gpuModel = event.getValue();
          changed.run();
        });
    pair(field("resources.memoryBytes", memory), field("resources.gpuModel", gpuModel));
    weight = number("Weight", draft.weight, v -> draft.weight = v);
    weight.setHelperText(
        "Where it competes with other studies: one with twice the weight counts twice");
    field("weight", weight);
    stop = new StopFields(draft, changed);
    add(stop);
    race = new RaceFields(draft, changed);
    add(race);
    estimate.addClassName("about");
    estimate.setId("estimate");
    add(estimate);
  }

  /** Shows what a sketch says. */
  void take(Sketch sketch) {
    trials.setValue(sketch.trials());
    maxSteps.setValue(whole(sketch.maxSteps()));
    draft.chosen.take(sketch, draft.steps());
    draft.stop = sketch.stop();
    draft.race = sketch.race();
    strategy.show();
    stop.show();
    race.show();
    if (sketch.parallelism() != null) { // what scripts may leave out has a default
      parallelism.setValue(sketch.parallelism());
    }
    if (sketch.weight() != null) {
      weight.setValue(sketch.weight());
    }
    if (sketch.seed() != null) {
      seed.setValue(whole(sketch.seed()));
    }
    ResourcesForm resources = sketch.resources();
    if (resources != null) {
      cpus.setValue(resources.cpus());
      gpus.setValue(resources.gpus());
      memory.setValue(StudyDraft.gib(resources.memoryBytes()));
      gpuModel.setValue(resources.gpuModel() == null ? "" : resources.gpuModel());
    }
  }

  private static @Nullable Integer whole(@Nullable Long number) {
    return number == null
        ? null
        : Integer.valueOf(Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  /** Takes what is usual for a trainer, where nothing else was said. */
  void usual(Usual now) {
    follow(trials, usual.trials(), now.trials());
    follow(maxSteps, usual.maxSteps(), now.maxSteps());
    usual = now;
  }

  /** Says what the study will take; empty while it can't start yet. */
  void estimate(String words) {
    estimate.setText(words);
  }

  private static void follow(IntegerField field, int before, int now) {
    if (Integer.valueOf(before).equals(field.getValue())) {
      field.setValue(now);
    }
  }

  @Override
  void refresh() {
    expectation.setText(draft.expectation().orElse(""));
  }

  private void pair(Component left, Component right) {
    Div pair = new Div(left, right);
    pair.addClassName("pair");
    add(pair);
  }

  private IntegerField whole(
      String label, @Nullable Integer value, Consumer<@Nullable Integer> set) {
    IntegerField field = new IntegerField(label);
    field.setValue(value);
    field.setMin(1);
    field.setStepButtonsVisible(true);
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.addValueChangeListener(
        event -> {
          set.accept(event.getValue());
          changed.run();
        });
    return field;
  }

  private NumberField number(String label, @Nullable Double value, Consumer<@Nullable Double> set) {
    NumberField field = new NumberField(label);
    field.setValue(value);
    field.setMin(0);
    field.setStep(0.5);
    field.setStepButtonsVisible(true);
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.addValueChangeListener(
        event -> {
          set.accept(event.getValue());
          changed.run();
        });
    return field;
  }
}
