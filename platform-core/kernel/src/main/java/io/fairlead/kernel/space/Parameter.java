package io.fairlead.kernel.space;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One thing that may be varied.
 *
 * @param name unique in its space, not blank
 * @param condition when the parameter lives; always, if empty
 */
public record Parameter(String name, Domain domain, Optional<Condition> condition) {

  public Parameter {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "A parameter's name isn't blank, was '%s'; name what it varies.".formatted(name));
    }
  }

  /** A parameter that always lives. */
  public Parameter(String name, Domain domain) {
    this(name, domain, Optional.empty());
  }

  /** A parameter that lives only under {@code condition}. */
  public Parameter(String name, Domain domain, Condition condition) {
    this(name, domain, Optional.of(condition));
  }

  /** The names of the parameters that its condition looks at, in alphabetical order. */
  public SortedSet<String> parents() {
    return condition.map(Condition::parameters).orElseGet(TreeSet::new);
  }
}
