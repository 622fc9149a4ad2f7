package io.fairlead.platform.study;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Scale;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.StudyDefinition.ParameterChoice;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A study may narrow what is approved, never widen it. */
final class Narrowing {

  private Narrowing() {}

  /** The one value a choice fixes, if it does. */
  static Optional<Object> fixedValue(
      String field, ParameterChoice choice, CatalogEntry entry, Domain approved) {
    Object given = choice.value();
    if (given == null) {
      return Optional.empty();
    }
    if (choice.low() != null || choice.high() != null || choice.choices() != null) {
      throw new InvalidInput(
          field + ".value",
          "A parameter is fixed by value, or narrowed by low, high or choices.",
          String.valueOf(given),
          "Leave out one or the other.");
    }
    Object value = typed(approved, given);
    if (!approved.contains(value)) {
      throw outside(field + ".value", entry, String.valueOf(given), single(approved, value));
    }
    return Optional.of(value);
  }

  /** What a value that isn't approved would need; a value of another type is refused for good. */
  private static Optional<Domain> single(Domain approved, Object value) {
    try {
      return switch (approved) {
        case FloatDomain(_, _, Scale scale, _) when value instanceof Double number ->
            Optional.of(new FloatDomain(number, number, scale));
        case IntegerDomain(_, _, Scale scale, _) when value instanceof Long number ->
            Optional.of(new IntegerDomain(number, number, scale));
        case CategoricalDomain choice when value instanceof String text ->
            Optional.of(choice.only(List.of(text)));
        case FloatDomain _, IntegerDomain _, CategoricalDomain _ -> Optional.empty();
      };
    } catch (IllegalArgumentException e) { // such as 0 on a log scale
      return Optional.empty();
    }
  }

  private static InvalidInput outside(
      String field, CatalogEntry entry, String value, Optional<Domain> wanted) {
    return wanted
        .<InvalidInput>map(domain -> new OutsideCatalog(field, entry, value, domain))
        .orElseGet(
            () ->
                new InvalidInput(
                    field,
                    "'%s' is %s.".formatted(entry.name(), entry.parameter().domain().describe()),
                    value,
                    "Choose a value of that kind."));
  }

  static Domain narrow(String field, ParameterChoice choice, CatalogEntry entry, Domain approved) {
    return switch (approved) {
      case CategoricalDomain domain -> {
        refuseBounds(field, choice);
        List<String> choices = choice.choices();
        yield choices == null
            ? domain
            : check(field + ".choices", choice, entry, domain, () -> domain.only(choices));
      }
      case FloatDomain domain -> {
        refuseChoices(field, choice);
        double low = orElse(choice.low(), domain.low()) + 0.0;
        double high = orElse(choice.high(), domain.high()) + 0.0;
        yield check(
            bound(field, choice.low(), low < domain.low()),
            choice,
            entry,
            domain,
            () -> new FloatDomain(low, high, domain.scale(), domain.step()));
      }
      case IntegerDomain domain -> {
        refuseChoices(field, choice);
        long low = whole(field + ".low", orElse(choice.low(), (double) domain.low()));
        long high = whole(field + ".high", orElse(choice.high(), (double) domain.high()));
        yield check(
            bound(field, choice.low(), low < domain.low()),
            choice,
            entry,
            domain,
            () -> new IntegerDomain(low, high, domain.scale(), domain.step()));
      }
    };
  }

  private static Domain check(
      String field,
      ParameterChoice choice,
      CatalogEntry entry,
      Domain approved,
      Supplier<Domain> narrowed) {
    Domain domain;
    try {
      domain = narrowed.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          field, String.valueOf(e.getMessage()), given(choice), "Correct the range.");
    }
    if (!domain.narrows(approved)) {
      throw new OutsideCatalog(field, entry, given(choice), domain);
    }
    return domain;
  }

  private static Object typed(Domain domain, Object given) {
    return switch (given) {
      case Number number when domain instanceof FloatDomain -> number.doubleValue() + 0.0;
      case Integer number -> number.longValue();
      case Double number when domain instanceof IntegerDomain && number == Math.rint(number) ->
          number.longValue();
      default -> given;
    };
  }

  private static double orElse(@Nullable Double given, double otherwise) {
    return given == null ? otherwise : given;
  }

  private static String bound(String field, @Nullable Double low, boolean lowIsWrong) {
    return field + (low != null && lowIsWrong ? ".low" : ".high");
  }

  private static long whole(String field, double value) {
    if (value != Math.rint(value)) {
      throw new InvalidInput(
          field, "This parameter takes whole numbers.", Double.toString(value), "Round it.");
    }
    return (long) value;
  }

  private static void refuseBounds(String field, ParameterChoice choice) {
    if (choice.low() != null || choice.high() != null) {
      throw new InvalidInput(
          field + (choice.low() != null ? ".low" : ".high"),
          "'%s' has choices, not a range.".formatted(choice.name()),
          given(choice),
          "Use choices.");
    }
  }

  private static void refuseChoices(String field, ParameterChoice choice) {
    if (choice.choices() != null) {
      throw new InvalidInput(
          field + ".choices",
          "'%s' has a range, not choices.".formatted(choice.name()),
          String.valueOf(choice.choices()),
          "Use low and high, or value.");
    }
  }

  private static String given(ParameterChoice choice) {
    return choice.choices() != null
        ? choice.choices().toString()
        : "[%s, %s]".formatted(choice.low(), choice.high());
  }
}
