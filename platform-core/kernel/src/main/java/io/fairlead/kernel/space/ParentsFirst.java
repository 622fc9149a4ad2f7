package io.fairlead.kernel.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows the conditions of a space from children to parents. */
final class ParentsFirst {

  private ParentsFirst() {}

  /** Refuses names given twice, conditions on what isn't there or can't be met, and cycles. */
  static void check(List<Parameter> parameters) {
    Map<String, Parameter> byName = byName(parameters);
    for (Parameter each : parameters) {
      each.condition().ifPresent(rule -> check(each, rule, byName));
    }
    parameters.forEach(each -> ancestors(each, byName));
  }

  /** The same parameters, each after the one that its condition names. */
  static List<Parameter> order(List<Parameter> parameters) {
    if (parameters.stream().allMatch(each -> each.condition().isEmpty())) {
      return parameters;
    }
    Map<String, Parameter> byName = byName(parameters);
    Set<Parameter> ordered = new LinkedHashSet<>();
    for (Parameter each : parameters) {
      ordered.addAll(ancestors(each, byName).reversed());
    }
    return List.copyOf(ordered);
  }

  private static Map<String, Parameter> byName(List<Parameter> parameters) {
    Map<String, Parameter> byName = new HashMap<>();
    for (Parameter each : parameters) {
      if (byName.put(each.name(), each) != null) {
        throw new IllegalArgumentException(
            "Parameters have different names, '%s' was there twice; rename one."
                .formatted(each.name()));
      }
    }
    return byName;
  }

  private static void check(Parameter child, Condition rule, Map<String, Parameter> byName) {
    Parameter parent = byName.get(rule.parameter());
    if (parent == null) {
      throw new IllegalArgumentException(
          "'%s' depends on '%s', which isn't in the space; add it or drop the condition."
              .formatted(child.name(), rule.parameter()));
    }
    if (!(parent.domain() instanceof CategoricalDomain domain)) {
      throw new IllegalArgumentException(
          "'%s' depends on '%s', which isn't categorical; only choices can be conditions."
              .formatted(child.name(), parent.name()));
    }
    for (String value : rule.values()) {
      if (!domain.contains(value)) {
        throw new IllegalArgumentException(
            "'%s' lives while '%s' is '%s', but that is %s."
                .formatted(child.name(), parent.name(), value, domain.describe()));
      }
    }
  }

  /** The parameter, its parent, that one's parent, and so on. */
  private static List<Parameter> ancestors(Parameter start, Map<String, Parameter> byName) {
    List<Parameter> line = new ArrayList<>();
    Optional<Parameter> next = Optional.of(start);
    while (next.isPresent()) {
      Parameter here = next.get();
      line.add(here);
      if (line.size() > byName.size()) {
        throw new IllegalArgumentException(
            "'%s' depends on itself through its conditions; drop one of them."
                .formatted(here.name()));
      }
      next = here.condition().map(rule -> byName.get(rule.parameter()));
    }
    return line;
  }
}
