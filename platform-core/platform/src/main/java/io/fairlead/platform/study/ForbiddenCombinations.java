package io.fairlead.platform.study;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Condition.All;
import io.fairlead.kernel.space.Condition.Between;
import io.fairlead.kernel.space.Condition.OneOf;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.SearchSpace;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.StudyDefinition.ParameterChoice;
import io.fairlead.platform.study.StudyPlan.Fixed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns values that may not come together into what no configuration of the study's space may have.
 * What is fixed is known already: a combination with a value that never occurs forbids nothing.
 */
final class ForbiddenCombinations {

  private static final int MOST = 50;

  private final String trainer;
  private final Map<String, CatalogEntry> entries = new LinkedHashMap<>();
  private final Map<String, Parameter> varied = new LinkedHashMap<>();
  private final Map<String, Fixed> fixed = new LinkedHashMap<>();

  private ForbiddenCombinations(
      List<CatalogEntry> entries, ParameterChoices.Resolved parameters, String trainer) {
    this.trainer = trainer;
    entries.stream()
        .filter(each -> !each.isDeprecated())
        .forEach(each -> this.entries.put(each.name(), each));
    parameters.space().forEach(each -> varied.put(each.name(), each));
    parameters.fixed().forEach(each -> fixed.put(each.name(), each));
  }

  /**
   * @throws InvalidInput for the first combination that can't be, or when nothing is left to try
   */
  static List<Condition> resolve(
      List<CatalogEntry> entries,
      ParameterChoices.Resolved parameters,
      String trainer,
      List<List<ParameterChoice>> wanted) {
    if (wanted.size() > MOST) {
      throw new InvalidInput(
          "forbidden",
          "A study forbids at most %d combinations.".formatted(MOST),
          wanted.size() + " combinations",
          "Join some, or narrow a parameter in their place.");
    }
    ForbiddenCombinations resolving = new ForbiddenCombinations(entries, parameters, trainer);
    List<Condition> forbidden = new ArrayList<>(resolving.approved());
    for (int i = 0; i < wanted.size(); i++) {
      resolving.resolve("forbidden[%d]".formatted(i), wanted.get(i)).ifPresent(forbidden::add);
    }
    try {
      new SearchSpace(parameters.space(), forbidden);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "forbidden",
          String.valueOf(e.getMessage()),
          forbidden.stream().map(Condition::describe).toList().toString(),
          "Forbid less, or let more vary.");
    }
    return forbidden;
  }

  /** What the catalog forbids, as far as it can occur here. */
  private List<Condition> approved() {
    List<Condition> forbidden = new ArrayList<>();
    for (CatalogEntry entry : entries.values()) {
      for (Condition combination : entry.forbidden()) {
        List<Condition> left = new ArrayList<>();
        boolean occurs = combination instanceof All;
        for (Condition term :
            combination instanceof All(List<Condition> terms) ? terms : List.<Condition>of()) {
          Optional<List<Condition>> holds = inSpace(term);
          occurs &= holds.isPresent();
          holds.ifPresent(left::addAll);
        }
        if (occurs && left.isEmpty()) {
          throw new InvalidInput(
              "parameters",
              "The catalog forbids that these values come together: %s (entry '%s')."
                  .formatted(combination.describe(), entry.name()),
              combination.parameters().stream()
                  .map(each -> "%s = %s".formatted(each, value(each)))
                  .toList()
                  .toString(),
              "Fix one of them to another value, or let one vary.");
        }
        if (occurs) {
          forbidden.add(joined(left));
        }
      }
    }
    return forbidden;
  }

  private String value(String name) {
    Fixed here = fixed.get(name);
    return here == null ? "varies" : String.valueOf(here.value());
  }

  private static Condition joined(List<Condition> terms) {
    return terms.size() == 1 ? terms.getFirst() : new All(terms);
  }

  private Optional<Condition> resolve(String field, List<ParameterChoice> values) {
    if (values.isEmpty()) {
      throw new InvalidInput(
          field,
          "A forbidden combination names the values that may not come together.",
          "[]",
          "Name two or more, or drop it.");
    }
    Set<String> seen = new HashSet<>();
    List<Condition> left = new ArrayList<>();
    boolean occurs = true;
    for (int i = 0; i < values.size(); i++) {
      String at = "%s[%d]".formatted(field, i);
      if (!seen.add(values.get(i).name())) {
        throw new InvalidInput(
            at + ".name",
            "A combination names each parameter once.",
            values.get(i).name(),
            "Leave one out.");
      }
      Optional<List<Condition>> holds = inSpace(term(at, values.get(i)));
      occurs &= holds.isPresent();
      holds.ifPresent(left::addAll);
    }
    if (!occurs) {
      return Optional.empty();
    }
    if (left.isEmpty()) {
      throw new InvalidInput(
          field,
          "All values of this combination are fixed here, so that it leaves nothing to try.",
          values.stream().map(ParameterChoice::name).toList().toString(),
          "Drop it, or let one of them vary.");
    }
    return Optional.of(joined(left));
  }

  private Condition term(String field, ParameterChoice value) {
    CatalogEntry entry = entries.get(value.name());
    if (entry == null) {
      throw new InvalidInput(
          field + ".name",
          "The catalog has no approved parameter of that name for %s.".formatted(trainer),
          value.name(),
          "Choose one of %s.".formatted(entries.keySet()));
    }
    return domain(entry) instanceof CategoricalDomain choices
        ? choice(field, value, choices)
        : range(field, value, domain(entry));
  }

  /** What it may be in this study, which an exception may have widened. */
  private Domain domain(CatalogEntry entry) {
    Fixed here = fixed.get(entry.name());
    return here == null ? entry.parameter().domain() : here.domain();
  }

  private Condition choice(String field, ParameterChoice value, CategoricalDomain approved) {
    Object one = value.value();
    List<String> choices = value.choices();
    if (one != null && choices == null) {
      choices = List.of(String.valueOf(one));
    }
    if (choices == null || choices.isEmpty() || value.low() != null || value.high() != null) {
      throw new InvalidInput(
          field + ".choices",
          "'%s' has choices: a combination names some of them.".formatted(value.name()),
          said(value),
          "Name some of %s.".formatted(approved.choices()));
    }
    Parameter here = varied.get(value.name());
    for (String each : choices) {
      boolean known = approved.contains(each) || (here != null && here.domain().contains(each));
      if (!known) {
        throw new InvalidInput(
            field + ".choices",
            "'%s' is %s.".formatted(value.name(), approved.describe()),
            each,
            "Name some of its choices.");
      }
    }
    return new OneOf(value.name(), new TreeSet<>(choices));
  }

  private static Condition range(String field, ParameterChoice value, Domain approved) {
    Double one =
        value.value() instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
    boolean ranged = value.low() != null || value.high() != null;
    if (value.choices() != null || (one == null) != ranged || (value.value() != null && ranged)) {
      throw new InvalidInput(
          field + ".value",
          "'%s' is a number: a combination names one, or a range of them by low and high."
              .formatted(value.name()),
          said(value),
          "Give a value, or low or high or both.");
    }
    double from = one != null ? one : or(value.low(), Double.NEGATIVE_INFINITY);
    double to = one != null ? one : or(value.high(), Double.POSITIVE_INFINITY);
    if (!(from <= to) || from > high(approved) || to < low(approved)) {
      throw new InvalidInput(
          field + (one != null ? ".value" : ".low"),
          "'%s' is %s.".formatted(value.name(), approved.describe()),
          said(value),
          "Name numbers that it can be.");
    }
    return new Between(value.name(), from, to);
  }

  private static double or(@Nullable Double given, double otherwise) {
    return given == null ? otherwise : given;
  }

  private static String said(ParameterChoice value) {
    if (value.value() != null) {
      return String.valueOf(value.value());
    }
    return value.choices() == null
        ? "[%s, %s]".formatted(value.low(), value.high())
        : value.choices().toString();
  }

  private static double low(Domain domain) {
    return switch (domain) {
      case FloatDomain range -> range.low();
      case IntegerDomain range -> range.low();
      case CategoricalDomain _ -> Double.NaN;
    };
  }

  private static double high(Domain domain) {
    return switch (domain) {
      case FloatDomain range -> range.high();
      case IntegerDomain range -> range.high();
      case CategoricalDomain _ -> Double.NaN;
    };
  }

  /** What of the study's space it takes for {@code term} to hold; empty when it never does. */
  private Optional<List<Condition>> inSpace(Condition term) {
    return switch (term) {
      case OneOf rule -> {
        Parameter here = varied.get(rule.parameter());
        if (here == null || !(here.domain() instanceof CategoricalDomain choices)) {
          yield fixed(rule, rule.parameter());
        }
        Set<String> reachable = new TreeSet<>(rule.values());
        reachable.retainAll(choices.choices());
        yield reachable.isEmpty()
            ? Optional.empty()
            : Optional.of(List.of(new OneOf(rule.parameter(), reachable)));
      }
      case Between rule -> {
        Parameter here = varied.get(rule.parameter());
        if (here == null) {
          yield fixed(rule, rule.parameter());
        }
        boolean outside = rule.from() > high(here.domain()) || rule.to() < low(here.domain());
        yield outside ? Optional.empty() : Optional.of(List.of(rule));
      }
      case All _, Condition.Any _, Condition.Related _ -> Optional.of(List.of(term));
    };
  }

  /** A fixed value is there while its parameter plays a part. */
  private Optional<List<Condition>> fixed(Condition term, String name) {
    Fixed here = fixed.get(name);
    if (here == null || !term.holds(Map.of(name, here.value()))) {
      return Optional.empty();
    }
    return here.condition().map(this::inSpace).orElse(Optional.of(List.of()));
  }
}
