package io.fairlead.kernel.space;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lets a parameter live only while another one has certain values.
 *
 * @param parameter the name of a categorical parameter of the same space
 * @param values the choices of that parameter with which this one lives; never empty
 */
public record Condition(String parameter, Set<String> values) {

  public Condition {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "A condition on '%s' needs at least one value; without one the parameter never lives."
              .formatted(parameter));
    }
    values = Collections.unmodifiableSet(new TreeSet<>(values)); // an order that never changes
  }
}
