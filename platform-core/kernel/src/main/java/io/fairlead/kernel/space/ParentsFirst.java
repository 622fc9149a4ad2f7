package io.fairlead.kernel.space;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Follows the conditions of a space from children to parents. */
final class ParentsFirst {

  private ParentsFirst() {}

  static Map<String, Parameter> byName(List<Parameter> parameters) {
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

  /**
   * The same parameters, each after those that its condition names.
   *
   * @throws IllegalArgumentException for a cycle
   */
  static List<Parameter> order(List<Parameter> parameters, Map<String, Parameter> byName) {
    if (parameters.stream().allMatch(each -> each.condition().isEmpty())) {
      return parameters;
    }
    Map<String, Parameter> ordered = new LinkedHashMap<>();
    Deque<Parameter> open = new ArrayDeque<>(); // not recursive: conditions may be of any depth
    Set<String> line = new LinkedHashSet<>();
    for (Parameter each : parameters) {
      open.push(each);
      while (!open.isEmpty()) {
        Parameter here = open.element();
        line.add(here.name());
        Optional<Parameter> parent =
            here.parents().stream()
                .filter(name -> !ordered.containsKey(name))
                .map(name -> Objects.requireNonNull(byName.get(name)))
                .findFirst();
        parent.ifPresentOrElse(
            above -> {
              refuseCycle(line, above);
              open.push(above);
            },
            () -> {
              ordered.put(here.name(), open.pop());
              line.remove(here.name());
            });
      }
    }
    return List.copyOf(ordered.values());
  }

  private static void refuseCycle(Set<String> line, Parameter again) {
    if (line.contains(again.name())) {
      List<String> cycle = new ArrayList<>(line);
      cycle = cycle.subList(cycle.indexOf(again.name()), cycle.size());
      throw new IllegalArgumentException(
          "'%s' depends on itself through its conditions (%s → %s); drop one of them."
              .formatted(again.name(), String.join(" → ", cycle), again.name()));
    }
  }
}
