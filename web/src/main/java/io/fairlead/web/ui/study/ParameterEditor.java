package io.fairlead.web.ui.study;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.DecimalRangeSlider;
import com.vaadin.flow.component.slider.DecimalRangeSliderValue;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Scale;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.web.ui.format.Numbers;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One parameter of a new study: vary within the approved range, fix, or leave as it is. */
final class ParameterEditor extends Div {

  private static final int SLIDER_STEPS = 200;

  private final transient ParameterDraft draft;
  private final transient Runnable changed;
  private final Div editor = new Div();
  private final Span problem = new Span();
  private final Div ways = new Div();
  private final transient BiFunction<CatalogEntry, Domain, List<Button>> waysOut;

  /**
   * @param waysOut buttons for who wants more than is approved
   */
  ParameterEditor(
      ParameterDraft draft,
      Runnable changed,
      BiFunction<CatalogEntry, Domain, List<Button>> waysOut) {
    this.draft = draft;
    this.changed = changed;
    this.waysOut = waysOut;
    ways.addClassName("editor-ways");
    addClassName("parameter-editor");
    editor.addClassName("parameter-input");
    problem.addClassName("field-problem");
    problem.getElement().setAttribute("role", "alert");
    Span name = new Span(draft.name());
    name.addClassName("parameter-name");
    Span approved = new Span(draft.approved());
    approved.addClassName("unit");
    Div label = new Div(name, approved);
    Span why =
        new Span(
            "Default %s%s. %s%s"
                .formatted(
                    Numbers.value(draft.entry().defaultValue()),
                    draft.entry().unit() == null ? "" : " " + draft.entry().unit(),
                    draft.entry().rationale(),
                    forbidden(draft.entry())));
    why.addClassNames("unit", "editor-why");
    Select<ParameterDraft.Mode> mode = new Select<>();
    mode.setItems(ParameterDraft.Mode.values());
    mode.setItemLabelGenerator(
        each ->
            switch (each) {
              case VARY -> "Vary";
              case FIX -> "Fix";
              case DEFAULT -> "Default";
            });
    mode.setValue(draft.mode());
    mode.setAriaLabel("What to do with " + draft.name());
    mode.addValueChangeListener(
        chosen -> {
          draft.mode(chosen.getValue());
          rebuild();
          tell();
        });
    add(label, mode, editor, why, problem, ways);
    rebuild();
  }

  private static String forbidden(CatalogEntry entry) {
    return entry.forbidden().isEmpty()
        ? ""
        : " Never together: %s."
            .formatted(
                entry.forbidden().stream()
                    .map(Condition::describe)
                    .collect(Collectors.joining("; ")));
  }

  /** Says what the platform refused. */
  void refuse(String text) {
    problem.setText(text);
  }

  private void tell() {
    offer();
    changed.run();
  }

  /** Says what is wrong, and the ways out where more is wanted than is approved. */
  void offer() {
    problem.setText(draft.problem().orElse(""));
    ways.removeAll();
    draft.beyond().ifPresent(wanted -> waysOut.apply(draft.entry(), wanted).forEach(ways::add));
  }

  private void rebuild() {
    editor.removeAll();
    switch (draft.mode()) {
      case DEFAULT -> editor.add(usual());
      case FIX -> editor.add(fix());
      case VARY -> vary();
    }
  }

  private Span usual() {
    Span usual = new Span(Numbers.value(draft.entry().defaultValue()));
    usual.addClassName("usual");
    return usual;
  }

  private void vary() {
    switch (draft.entry().parameter().domain()) {
      case CategoricalDomain named -> {
        MultiSelectComboBox<String> box = new MultiSelectComboBox<>();
        box.setItems(named.choices());
        box.setValue(
            named.choices().stream().filter(draft.choices()::contains).collect(Collectors.toSet()));
        box.setAriaLabel("Choices of " + draft.name());
        box.setWidthFull();
        box.addValueChangeListener(
            event -> {
              draft.choices(named.choices().stream().filter(event.getValue()::contains).toList());
              tell();
            });
        editor.add(box);
      }
      case FloatDomain number ->
          range(number.low(), number.high(), number.scale() == Scale.LOG, false);
      case IntegerDomain whole ->
          range((double) whole.low(), (double) whole.high(), whole.scale() == Scale.LOG, true);
    }
  }

  private void range(double least, double most, boolean log, boolean whole) {
    SliderScale scale = new SliderScale(least, most, log, whole, SLIDER_STEPS);
    NumberField from = number("Lowest " + draft.name(), draft.low());
    NumberField to = number("Highest " + draft.name(), draft.high());
    DecimalRangeSlider slider = new DecimalRangeSlider(0, SLIDER_STEPS);
    slider.setStep(1.0);
    slider.setAccessibleNameStart("Lowest " + draft.name());
    slider.setAccessibleNameEnd("Highest " + draft.name());
    slider.setValueChangeMode(ValueChangeMode.LAZY);
    slider.setValue(
        new DecimalRangeSliderValue(
            draft.low() == null ? 0.0 : scale.position(draft.low()),
            draft.high() == null ? (double) SLIDER_STEPS : scale.position(draft.high())));
    slider.addValueChangeListener(
        moved -> {
          if (moved.isFromClient()) {
            from.setValue(scale.value(moved.getValue().start()));
            to.setValue(scale.value(moved.getValue().end()));
          }
        });
    Runnable typed =
        () -> {
          draft.range(from.getValue(), to.getValue());
          boolean wrong = draft.problem().isPresent();
          from.setInvalid(wrong);
          to.setInvalid(wrong);
          tell();
        };
    from.addValueChangeListener(event -> typed.run());
    to.addValueChangeListener(event -> typed.run());
    editor.add(from, slider, to);
  }

  private Component fix() {
    Object value = draft.fixed();
    return switch (draft.entry().parameter().domain()) {
      case CategoricalDomain named -> {
        ComboBox<String> box = new ComboBox<>();
        box.setItems(named.choices());
        box.setValue(value instanceof String text && named.choices().contains(text) ? text : null);
        box.setAriaLabel("Value of " + draft.name());
        box.addValueChangeListener(event -> take(event.getValue()));
        yield box;
      }
      case FloatDomain _ -> fixedNumber(number(value), false);
      case IntegerDomain _ -> fixedNumber(number(value), true);
    };
  }

  private static @Nullable Double number(@Nullable Object value) {
    return value instanceof Number number ? (Double) number.doubleValue() : null;
  }

  private NumberField fixedNumber(@Nullable Double usual, boolean whole) {
    NumberField field = number("Value of " + draft.name(), usual);
    field.addValueChangeListener(
        event -> {
          Double value = event.getValue();
          if (whole && value != null && value == Math.rint(value)) {
            take(value.longValue());
          } else {
            take(value);
          }
          field.setInvalid(draft.problem().isPresent());
        });
    return field;
  }

  private void take(@Nullable Object value) {
    draft.fixed(value);
    tell();
  }

  private static NumberField number(String label, @Nullable Double value) {
    NumberField field = new NumberField();
    field.setAriaLabel(label);
    field.addThemeVariants(TextFieldVariant.SMALL);
    field.setManualValidation(true);
    field.setStep(1e-12);
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.setValue(value);
    return field;
  }
}
