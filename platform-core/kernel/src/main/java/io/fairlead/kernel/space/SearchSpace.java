package io.fairlead.kernel.space;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a search may vary: parameters, some of which live only while a categorical one has certain
 * values, to any depth.
 *
 * @param parameters at least one, with different names; a parent may stand after its children
 */
public record SearchSpace(List<Parameter> parameters) {

  public SearchSpace {
    parameters = List.copyOf(parameters);
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("A search space needs at least one parameter.");
    }
    ParentsFirst.check(parameters);
  }

  /** The parameter called {@code name}, if there is one. */
  public Optional<Parameter> parameter(String name) {
    return parameters.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * The parameters that live with the values of {@code configuration}, in the order of this space;
   * a parameter whose parent has no value, or doesn't live itself, doesn't live.
   */
  public List<Parameter> active(Configuration configuration) {
    Map<String, Parameter> live = new LinkedHashMap<>();
    for (Parameter each : ParentsFirst.order(parameters)) {
      boolean parentLives =
          each.condition().map(rule -> live.containsKey(rule.parameter())).orElse(true);
      if (parentLives && each.livesWith(configuration)) {
        live.put(each.name(), each);
      }
    }
    return parameters.stream().filter(each -> live.containsKey(each.name())).toList();
  }

  /**
   * The configuration at a point of the unit cube; coordinates of parameters that don't live are
   * ignored.
   *
   * @param point one coordinate a parameter, in the order of {@link #parameters()}, each from 0
   *     (inclusive) to 1 (exclusive)
   */
  public Configuration at(double[] point) {
    if (point.length != parameters.size()) {
      throw new IllegalArgumentException(
          "A point of this space has %d coordinates, one a parameter; was given %d."
              .formatted(parameters.size(), point.length));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < point.length; i++) {
      values.put(parameters.get(i).name(), parameters.get(i).domain().at(point[i]));
    }
    Set<String> live = new HashSet<>();
    active(Configuration.of(values)).forEach(each -> live.add(each.name()));
    values.keySet().retainAll(live);
    return Configuration.of(values);
  }

  /**
   * The configuration of values that come from JSON or SQL, where 1.0 and 1 are the same: numbers
   * get the type of their parameter's domain. Whether the values are valid is {@link #validate}'s.
   *
   * @throws IllegalArgumentException for a value that no parameter can have
   */
  public Configuration read(Map<String, ?> values) {
    Map<String, Object> typed = new LinkedHashMap<>();
    values.forEach(
        (name, value) ->
            typed.put(
                name,
                value instanceof Number number
                    ? parameter(name).map(each -> typed(each.domain(), number)).orElse(number)
                    : value));
    return Configuration.of(typed);
  }

  private static Number typed(Domain domain, Number number) {
    boolean whole = number.doubleValue() == number.longValue();
    return switch (domain) {
      case FloatDomain _ -> number.doubleValue();
      case IntegerDomain _ when whole -> number.longValue();
      case IntegerDomain _, CategoricalDomain _ -> number;
    };
  }

  /** Whether {@code configuration} gives each parameter that lives, and no other, a valid value. */
  public boolean contains(Configuration configuration) {
    return Violations.of(this, configuration).isEmpty();
  }

  /**
   * Refuses a configuration that isn't of this space.
   *
   * @throws IllegalArgumentException naming each parameter, what it may be and what it was
   */
  public void validate(Configuration configuration) {
    List<String> violations = Violations.of(this, configuration);
    if (!violations.isEmpty()) {
      throw new IllegalArgumentException(String.join(" ", violations));
    }
  }

  /** Whether the configurations of this space can be counted. */
  public boolean isFinite() {
    return parameters.stream().allMatch(each -> each.domain().isFinite());
  }

  /**
   * All configurations of a finite space, each once, made as they are asked for.
   *
   * @throws IllegalStateException when this space isn't finite
   */
  public Stream<Configuration> configurations() {
    return extensions(Configuration.empty(), ParentsFirst.order(parameters));
  }

  private static Stream<Configuration> extensions(Configuration start, List<Parameter> open) {
    if (open.isEmpty()) {
      return Stream.of(start);
    }
    Parameter next = open.getFirst();
    List<Parameter> rest = open.subList(1, open.size());
    if (!next.livesWith(start)) {
      return extensions(start, rest);
    }
    return next.domain()
        .values()
        .flatMap(value -> extensions(start.with(next.name(), value), rest));
  }
}
