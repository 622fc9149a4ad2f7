package io.fairlead.web.ui.study;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.SearchSpace;
import io.fairlead.platform.study.StudyDefinition.ParameterChoice;
import io.fairlead.platform.study.StudyJson.ChoiceForm;
import io.fairlead.platform.study.StudyJson.Sketch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values that a study which is set up forbids to come together. */
final class Forbidden {

  /** A value of a combination: some choices, or a range with one end or two. */
  static final class Value {
    @Nullable String name;
    Set<String> choices = Set.of();
    @Nullable Double low;
    @Nullable Double high;

    private boolean isSaid() {
      return name != null && (!choices.isEmpty() || low != null || high != null);
    }

    private ChoiceForm form() {
      return new ChoiceForm(
          name, low, high, choices.isEmpty() ? null : choices.stream().sorted().toList(), null);
    }
  }

  private final List<List<Value>> combinations = new ArrayList<>();

  /** As they are now; each may be changed. */
  List<List<Value>> combinations() {
    return combinations;
  }

  void clear() {
    combinations.clear();
  }

  /** Begins a combination of two values. */
  void add() {
    combinations.add(new ArrayList<>(List.of(new Value(), new Value())));
  }

  /** Takes what a sketch says. */
  void take(Sketch sketch) {
    combinations.clear();
    List<List<ChoiceForm>> said = sketch.forbidden();
    for (List<ChoiceForm> each : said == null ? List.<List<ChoiceForm>>of() : said) {
      combinations.add(new ArrayList<>(each.stream().map(Forbidden::value).toList()));
    }
  }

  private static Value value(ChoiceForm form) {
    Value value = new Value();
    value.name = form.name();
    value.low = form.low();
    value.high = form.high();
    if (form.choices() != null) {
      value.choices = Set.copyOf(form.choices());
    } else if (form.value() instanceof Number number) {
      value.low = number.doubleValue();
      value.high = number.doubleValue();
    } else if (form.value() != null) {
      value.choices = Set.of(form.value().toString());
    }
    return value;
  }

  List<List<ChoiceForm>> forms() {
    return combinations.stream().map(each -> each.stream().map(Value::form).toList()).toList();
  }

  /** As the study's definition says them; only while there is no {@link #problem}. */
  List<List<ParameterChoice>> choices() {
    return forms().stream()
        .map(
            each ->
                each.stream()
                    .map(
                        it ->
                            new ParameterChoice(
                                String.valueOf(it.name()), it.low(), it.high(), it.choices(), null))
                    .toList())
        .toList();
  }

  /** Why they can't be; empty when they can. */
  Optional<String> problem(List<ParameterDraft> parameters) {
    for (List<Value> combination : combinations) {
      Set<String> names = new HashSet<>();
      for (Value each : combination) {
        if (!each.isSaid()) {
          return Optional.of("Say which values may not come together, or remove the combination.");
        }
        if (each.low != null && each.high != null && each.low > each.high) {
          return Optional.of(
              "%s: a range goes from its lower to its higher end.".formatted(each.name));
        }
        if (!names.add(String.valueOf(each.name))) {
          return Optional.of("A forbidden combination names %s twice.".formatted(each.name));
        }
      }
      if (names.size() < 2) {
        return Optional.of("A forbidden combination names two parameters or more.");
      }
    }
    List<Parameter> varied = parameters.stream().flatMap(each -> each.varied().stream()).toList();
    try {
      if (!varied.isEmpty()) {
        new SearchSpace(varied, conditions(parameters));
      }
      return Optional.empty();
    } catch (IllegalArgumentException nothingLeft) {
      return Optional.of(String.valueOf(nothingLeft.getMessage()));
    }
  }

  /** What is forbidden of what varies, by the catalog too, given the values of what doesn't. */
  List<Condition> conditions(List<ParameterDraft> parameters) {
    Map<String, ParameterDraft> byName = new HashMap<>();
    parameters.forEach(each -> byName.put(each.name(), each));
    List<List<Condition>> all = new ArrayList<>();
    for (ParameterDraft each : parameters) {
      for (Condition combination : each.entry().forbidden()) {
        if (combination instanceof Condition.All(List<Condition> terms)) {
          all.add(terms);
        }
      }
    }
    for (List<Value> combination : combinations) {
      if (combination.stream().allMatch(it -> it.isSaid() && byName.containsKey(it.name))) {
        all.add(combination.stream().map(it -> term(byName.get(it.name), it)).toList());
      }
    }
    return all.stream().flatMap(terms -> here(terms, byName).stream()).toList();
  }

  /** Empty for what never occurs, and for what is fixed altogether: the platform refuses that. */
  private static Optional<Condition> here(
      List<Condition> terms, Map<String, ParameterDraft> byName) {
    List<Condition> left = new ArrayList<>();
    for (Condition term : terms) {
      ParameterDraft draft = byName.get(term.parameters().first());
      if (draft == null) {
        return Optional.empty();
      }
      Optional<Parameter> varied = draft.varied();
      Object value =
          draft.mode() == ParameterDraft.Mode.FIX ? draft.fixed() : draft.entry().defaultValue();
      if (varied.isPresent()) {
        Optional<Condition> reachable = reachable(term, varied.get().domain());
        if (reachable.isEmpty()) {
          return Optional.empty();
        }
        left.add(reachable.get());
      } else if (value == null || !term.holds(Map.of(draft.name(), value))) {
        return Optional.empty();
      }
    }
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(left.size() == 1 ? left.getFirst() : new Condition.All(left));
  }

  private static Condition term(@Nullable ParameterDraft of, Value value) {
    ParameterDraft draft = Objects.requireNonNull(of);
    return draft.entry().parameter().domain() instanceof CategoricalDomain
        ? new Condition.OneOf(draft.name(), value.choices)
        : new Condition.Between(
            draft.name(),
            value.low == null ? Double.NEGATIVE_INFINITY : value.low,
            value.high == null ? Double.POSITIVE_INFINITY : value.high);
  }

  /** What was taken out of the search is forbidden already. */
  private static Optional<Condition> reachable(Condition term, Domain here) {
    return switch (here) {
      case CategoricalDomain named when term instanceof Condition.OneOf rule -> {
        Set<String> left = new HashSet<>(rule.values());
        left.retainAll(named.choices());
        yield left.isEmpty()
            ? Optional.empty()
            : Optional.of(new Condition.OneOf(rule.parameter(), left));
      }
      case FloatDomain range -> within(term, range.low(), range.high());
      case IntegerDomain range -> within(term, (double) range.low(), (double) range.high());
      case CategoricalDomain _ -> Optional.empty();
    };
  }

  private static Optional<Condition> within(Condition term, double low, double high) {
    return Optional.of(term)
        .filter(
            it -> it instanceof Condition.Between rule && rule.from() <= high && rule.to() >= low);
  }
}
