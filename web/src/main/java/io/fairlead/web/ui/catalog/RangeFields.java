package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.CategoricalDomain.Kind;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Scale;
import io.fairlead.platform.problem.InvalidInput;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A range of a parameter, to be changed. */
final class RangeFields extends Div {

  private final TextArea choices = new TextArea("Choices");
  private final NumberField low = new NumberField("Lowest");
  private final NumberField high = new NumberField("Highest");
  private final Select<Scale> scale = new Select<>();
  private final NumberField step = new NumberField("Step");
  private final Checkbox ordered = new Checkbox("In order, the lowest first");
  private final boolean whole;
  private final @Nullable CategoricalDomain named;

  RangeFields(Domain start) {
    addClassName("pair");
    scale.setLabel("Scale");
    scale.setItems(Scale.values());
    scale.setItemLabelGenerator(each -> each.name().toLowerCase(Locale.ROOT));
    choices.setHelperText("One a line");
    low.setStep(1e-12);
    high.setStep(1e-12);
    low.setManualValidation(true);
    high.setManualValidation(true);
    step.setStep(1e-12);
    step.setManualValidation(true);
    whole = start instanceof IntegerDomain;
    named = start instanceof CategoricalDomain categorical ? categorical : null;
    switch (start) {
      case FloatDomain range -> numbers(range.low(), range.high(), range.scale(), range.step());
      case IntegerDomain range ->
          numbers(
              (double) range.low(),
              (double) range.high(),
              range.scale(),
              range.step() > 1 ? (double) range.step() : 0);
      case CategoricalDomain categorical -> choices(categorical);
    }
  }

  private void choices(CategoricalDomain start) {
    choices.setValue(String.join("\n", start.choices()));
    choices.setWidthFull();
    ordered.setValue(start.kind() == Kind.ORDINAL);
    ordered.setHelperText("A search then knows that neighbours are alike");
    ordered.setVisible(start.kind() != Kind.BOOLEAN);
    removeClassName("pair");
    add(choices, ordered);
  }

  private void numbers(double from, double to, Scale on, double by) {
    low.setValue(from);
    high.setValue(to);
    scale.setValue(on);
    scale.addValueChangeListener(change -> step.setVisible(onScale() == Scale.LINEAR));
    step.setVisible(on == Scale.LINEAR);
    step.setHelperText(whole ? "Empty for every whole number" : "Empty for every number");
    if (by > 0) {
      step.setValue(by);
    }
    add(low, high, scale, step);
  }

  /** Where the platform's refusals are said. */
  void register(CatalogDialog dialog) {
    dialog.known("domain", named != null ? choices : high);
    dialog.known("domain.step", step);
    dialog.known("domain.low", low);
    dialog.known("domain.high", high);
  }

  /**
   * @throws InvalidInput where an end is missing or they don't make a range
   */
  Domain domain() {
    return made(
        () -> {
          if (named != null) {
            return new CategoricalDomain(lines(), kind(named.kind()));
          }
          return whole
              ? new IntegerDomain(
                  wholeNumber("domain.low", low),
                  wholeNumber("domain.high", high),
                  onScale(),
                  isStepped() ? wholeNumber("domain.step", step) : 1)
              : new FloatDomain(
                  number("domain.low", low),
                  number("domain.high", high),
                  onScale(),
                  isStepped() ? number("domain.step", step) : 0);
        });
  }

  private List<String> lines() {
    return choices.getValue().lines().map(String::strip).filter(it -> !it.isEmpty()).toList();
  }

  private Kind kind(Kind start) {
    if (start == Kind.BOOLEAN) {
      return start;
    }
    return ordered.getValue() ? Kind.ORDINAL : Kind.CATEGORICAL;
  }

  private boolean isStepped() {
    return onScale() == Scale.LINEAR && !step.isEmpty();
  }

  private Scale onScale() {
    return scale.getValue() == null ? Scale.LINEAR : scale.getValue();
  }

  private static Domain made(Supplier<Domain> domain) {
    try {
      return domain.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidInput("domain", String.valueOf(e.getMessage()), null, "Correct the range.");
    }
  }

  private static double number(String field, NumberField from) {
    @Nullable Double value = from.getValue();
    if (value == null) {
      throw new InvalidInput(field, "A range has two ends.", null, "Give a number.");
    }
    return value + 0.0;
  }

  private static long wholeNumber(String field, NumberField from) {
    double value = number(field, from);
    if (value != Math.rint(value)) {
      throw new InvalidInput(
          field, "This parameter takes whole numbers.", Double.toString(value), "Round it.");
    }
    return (long) value;
  }

  /** The value that {@code text} means for {@code domain}. */
  static Object value(Domain domain, TextField field) {
    String text = field.getValue().strip();
    try {
      return switch (domain) {
        case FloatDomain _ -> Double.parseDouble(text) + 0.0;
        case IntegerDomain _ -> Long.parseLong(text);
        case CategoricalDomain _ -> text;
      };
    } catch (NumberFormatException e) {
      throw new InvalidInput(
          "default", "The default is %s.".formatted(domain.describe()), text, "Give such a value.");
    }
  }

  /** A range to begin with for a parameter of a kind. */
  static Domain usual(String kind) {
    return switch (kind) {
      case "number" -> new FloatDomain(0, 1, Scale.LINEAR);
      case "whole number" -> new IntegerDomain(1, 10, Scale.LINEAR);
      case "true or false" -> CategoricalDomain.bool();
      default -> new CategoricalDomain(List.of("first", "second"));
    };
  }
}
