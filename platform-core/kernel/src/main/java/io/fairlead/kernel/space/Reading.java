package io.fairlead.kernel.space;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives values from outside the types of their parameters. */
record Reading(Map<String, Parameter> byName) {

  Map<String, Object> read(Map<String, ?> values) {
    Map<String, Object> typed = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (value instanceof List<?> elements && byName.containsKey(Array.length(name))) {
            put(typed, Array.length(name), elements.size());
            for (int i = 0; i < elements.size(); i++) {
              put(typed, Array.element(name, i), elements.get(i));
            }
          } else {
            put(typed, name, value);
          }
        });
    return typed;
  }

  private void put(Map<String, Object> typed, String name, Object value) {
    Parameter parameter = byName.get(name);
    typed.put(name, parameter == null ? value : typed(parameter.domain(), value));
  }

  private static Object typed(Domain domain, Object value) {
    return switch (value) {
      case Number number when domain instanceof FloatDomain range ->
          range.tidy(number.doubleValue());
      case Number number
          when domain instanceof IntegerDomain && number.doubleValue() == number.longValue() ->
          number.longValue();
      case Boolean flag when domain instanceof CategoricalDomain -> flag.toString();
      default -> value;
    };
  }
}
