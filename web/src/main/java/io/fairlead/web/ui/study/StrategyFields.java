package io.fairlead.web.ui.study;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.kernel.pruner.Pruners;
import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Pairing;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wanted of the search; for who knows, the sampler and the pruner with its settings. */
final class StrategyFields extends Div {

  private final transient StudyDraft draft;
  private final transient Runnable changed;
  private final RadioButtonGroup<Strategy> wanted = new RadioButtonGroup<>("What matters most");
  private final Div exact = new Div();
  private final Div settings = new Div();
  final Select<String> sampler = new Select<>();
  final Select<String> pruner = new Select<>();
  private boolean showing;

  StrategyFields(StudyDraft draft, Runnable changed) {
    this.draft = draft;
    this.changed = changed;
    addClassName("strategy");
    wanted.setItems(Strategy.values());
    wanted.setRenderer(new ComponentRenderer<>(StrategyFields::words));
    wanted.addValueChangeListener(
        event ->
            told(
                () -> {
                  draft.chosen.want(event.getValue(), draft.steps());
                  show();
                }));
    sampler.setLabel("Sampler");
    sampler.setItems(first("auto", List.copyOf(Samplers.names())));
    sampler.addValueChangeListener(event -> told(() -> draft.chosen.sampler(event.getValue())));
    pruner.setLabel("Pruner");
    pruner.setItems(first(Pairing.NO_PRUNER, List.copyOf(Pruners.names())));
    pruner.addValueChangeListener(
        event ->
            told(
                () -> {
                  draft.chosen.pruner(event.getValue(), draft.steps());
                  show();
                }));
    settings.addClassName("pair");
    exact.addClassName("strategy-exact");
    exact.add(sampler, pruner, settings);
    add(wanted, exact);
    show();
  }

  private static List<String> first(String name, List<String> names) {
    return Stream.concat(Stream.of(name), names.stream().filter(each -> !each.equals(name)))
        .toList();
  }

  private static Div words(Strategy strategy) {
    Span hint = new Span(strategy.hint());
    hint.addClassName("about");
    Div words = new Div(new Span(strategy.label()), hint);
    words.addClassName("strategy-choice");
    return words;
  }

  /** Shows what the draft says. */
  void show() {
    showing = true;
    wanted.setValue(draft.chosen.strategy());
    sampler.setValue(draft.chosen.sampler());
    pruner.setValue(draft.chosen.pruner());
    settings.removeAll();
    draft
        .chosen
        .settings(draft.steps())
        .forEach((name, value) -> settings.add(setting(name, value)));
    exact.setVisible(draft.chosen.strategy() == Strategy.EXACT);
    showing = false;
  }

  private IntegerField setting(String name, @Nullable Integer value) {
    IntegerField field = new IntegerField(SettingWords.of(name));
    field.setValue(value);
    field.setStepButtonsVisible(true);
    field.setManualValidation(true);
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.addValueChangeListener(event -> told(() -> draft.chosen.setting(name, event.getValue())));
    return field;
  }

  private void told(Runnable take) {
    if (!showing) {
      take.run();
      changed.run();
    }
  }
}
