package io.fairlead.kernel.space;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says, for people, why a configuration isn't one of a space. */
final class Violations {

  private Violations() {}

  static List<String> of(SearchSpace space, Configuration configuration) {
    List<String> found = new ArrayList<>();
    Set<String> active = new HashSet<>();
    for (Parameter each : space.active(configuration)) {
      active.add(each.name());
      Object value = configuration.value(each.name());
      if (value == null) {
        found.add(
            "'%s' must be %s, but has no value; give it one."
                .formatted(each.name(), each.domain().describe()));
      } else if (!each.domain().contains(value)) {
        found.add(
            "'%s' must be %s, was %s.".formatted(each.name(), each.domain().describe(), value));
      }
    }
    for (String name : configuration.asMap().keySet()) {
      if (!active.contains(name)) {
        found.add(superfluous(space, name));
      }
    }
    if (found.isEmpty()) {
      for (Condition each : space.forbidden()) {
        if (each.holds(configuration.asMap())) {
          found.add("Forbidden is this: %s; change one of them.".formatted(each.describe()));
        }
      }
    }
    return found;
  }

  private static String superfluous(SearchSpace space, String name) {
    return space
        .parameter(name)
        .flatMap(Parameter::condition)
        .map(rule -> "'%s' lives only while %s; leave it out.".formatted(name, rule.describe()))
        .orElse("'%s' isn't a parameter of the space; leave it out.".formatted(name));
  }
}
