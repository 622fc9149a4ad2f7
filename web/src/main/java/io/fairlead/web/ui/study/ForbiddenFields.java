package io.fairlead.web.ui.study;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.web.ui.study.Forbidden.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A simple editor of what a study forbids: these values may not come together. */
final class ForbiddenFields extends Div {

  private final transient StudyDraft draft;
  private final transient Runnable changed;
  private final Div list = new Div();
  private final Span problem = new Span();

  ForbiddenFields(StudyDraft draft, Runnable changed) {
    this.draft = draft;
    this.changed = changed;
    addClassName("forbidden");
    H3 heading = new H3("Values that may not come together");
    heading.addClassName("part-title");
    problem.addClassName("field-problem");
    problem.getElement().setAttribute("role", "alert");
    Button add =
        new Button(
            "+ Forbid a combination",
            click -> {
              draft.forbidden.add();
              rebuild();
              changed.run();
            });
    add.addThemeVariants(ButtonVariant.SMALL);
    add(heading, list, problem, add);
  }

  /** Says what was refused; empty to say nothing. */
  void refuse(String text) {
    problem.setText(text);
  }

  void rebuild() {
    list.removeAll();
    for (int i = 0; i < draft.forbidden.combinations().size(); i++) {
      list.add(combination(i, draft.forbidden.combinations().get(i)));
    }
  }

  private Component combination(int place, List<Value> values) {
    Div card = new Div();
    card.addClassName("forbidden-combination");
    for (Value each : values) {
      Div row = new Div();
      row.addClassName("forbidden-value");
      value(row, values, each);
      card.add(row);
    }
    Button more =
        new Button(
            "+ Another value",
            click -> {
              values.add(new Value());
              rebuild();
              changed.run();
            });
    more.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    Button remove =
        new Button(
            "Remove the combination",
            click -> {
              draft.forbidden.combinations().remove(place);
              rebuild();
              changed.run();
            });
    remove.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    Div foot = new Div(more, remove);
    foot.addClassName("forbidden-foot");
    card.add(foot);
    return card;
  }

  private void value(Div row, List<Value> values, Value value) {
    row.removeAll();
    Select<String> name = new Select<>();
    name.setItems(draft.parameters().stream().map(ParameterDraft::name).toList());
    name.setPlaceholder("Parameter");
    name.setAriaLabel("Parameter of a forbidden combination");
    parameter(value).ifPresent(it -> name.setValue(it.name()));
    name.addValueChangeListener(
        event -> {
          value.name = event.getValue();
          value.choices = Set.of();
          value.low = null;
          value.high = null;
          value(row, values, value);
          changed.run();
        });
    row.add(name);
    parameter(value)
        .ifPresent(
            it -> {
              if (it.entry().parameter().domain() instanceof CategoricalDomain named) {
                row.add(choices(value, named));
              } else {
                row.add(end(value, true), end(value, false));
              }
            });
    if (values.size() > 2) {
      Button drop =
          new Button(
              "✕",
              click -> {
                values.removeIf(each -> each == value);
                rebuild();
                changed.run();
              });
      drop.setAriaLabel("Remove this value");
      drop.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
      row.add(drop);
    }
  }

  private Optional<ParameterDraft> parameter(Value value) {
    return draft.parameters().stream().filter(it -> it.name().equals(value.name)).findFirst();
  }

  private Component choices(Value value, CategoricalDomain named) {
    MultiSelectComboBox<String> box = new MultiSelectComboBox<>();
    box.setItems(named.choices());
    box.setPlaceholder("any of");
    box.setAriaLabel("Values of " + value.name);
    box.setValue(
        named.choices().stream().filter(value.choices::contains).collect(Collectors.toSet()));
    box.addValueChangeListener(
        event -> {
          value.choices = event.getValue();
          changed.run();
        });
    return box;
  }

  private Component end(Value value, boolean lower) {
    NumberField field = new NumberField();
    field.setPlaceholder(lower ? "from" : "to");
    field.setAriaLabel((lower ? "From, of " : "To, of ") + value.name);
    field.setValue(lower ? value.low : value.high);
    field.setManualValidation(true);
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.addValueChangeListener(
        event -> {
          if (lower) {
            value.low = event.getValue();
          } else {
            value.high = event.getValue();
          }
          changed.run();
        });
    return field;
  }
}
