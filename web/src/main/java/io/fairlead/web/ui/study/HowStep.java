package io.fairlead.web.ui.study;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.kernel.pruner.Pruners;
import io.fairlead.kernel.sampler.Samplers;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How hard to look: strategy, trials, resources. */
final class HowStep extends FormStep {

  private final transient Runnable changed;

  HowStep(StudyDraft draft, Runnable changed) {
    super("3 · How hard", "How configurations are chosen, how many, and what each trial may use.");
    this.changed = changed;
    Select<String> sampler = field("sampler", new Select<>());
    sampler.setLabel("Sampler");
    sampler.setItems(Samplers.names());
    sampler.setValue(draft.sampler);
    sampler.addValueChangeListener(
        event -> {
          draft.sampler = event.getValue();
          changed.run();
        });
    Select<String> pruner = field("pruner", new Select<>());
    pruner.setLabel("Pruner");
    pruner.setItems(Pruners.names());
    pruner.setValue(draft.pruner);
    Div settings = new Div();
    settings.addClassName("pair");
    IntegerField minSteps = whole("First rung (steps)", draft.minSteps, v -> draft.minSteps = v);
    IntegerField factor =
        whole("Reduction factor", draft.reductionFactor, v -> draft.reductionFactor = v);
    settings.add(minSteps, factor);
    pruner.addValueChangeListener(
        event -> {
          draft.pruner = event.getValue();
          settings.setVisible(event.getValue().equals("asha"));
          changed.run();
        });
    add(settings);
    field("trials", whole("Trials", draft.trials, v -> draft.trials = v));
    field("parallelism", whole("Trials at once", draft.parallelism, v -> draft.parallelism = v));
    field("maxSteps", whole("Steps of a full training", draft.maxSteps, v -> draft.maxSteps = v));
    field("seed", whole("Seed", draft.seed, v -> draft.seed = v)).setMin(Integer.MIN_VALUE);
    field("resources", number("CPUs a trial", draft.cpus, v -> draft.cpus = v));
    field("resources.gpus", number("GPUs a trial", draft.gpus, v -> draft.gpus = v));
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
