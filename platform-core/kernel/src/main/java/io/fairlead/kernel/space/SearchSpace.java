package io.fairlead.kernel.space;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a search may vary: parameters, some of which live only under conditions on others, to any
 * depth, less the combinations that are forbidden. Immutable.
 *
 * <p>{@link #at} gives valid configurations alone, so samplers know nothing of what is forbidden: a
 * point whose configuration is forbidden stands for another point, drawn from a generator that the
 * point seeds, again and again until one is allowed. A uniform point thus gives a configuration
 * that is uniform among the allowed ones. Costs a step a parameter and draw.
 */
public final class SearchSpace {

  private final List<Parameter> parameters;
  private final List<Condition> forbidden;
  private final Map<String, Parameter> byName;
  private final List<Parameter> parentsFirst;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final Allowed allowed;

  /**
   * @param parameters at least one, with different names; a parent may stand after its children
   * @param forbidden combinations that no configuration may have
   * @throws IllegalArgumentException naming what contradicts itself: conditions on what isn't there
   *     or in a circle, parameters that can never live, forbidden combinations that leave nothing
   */
  public SearchSpace(List<Parameter> parameters, List<? extends Condition> forbidden) {
    this.parameters = List.copyOf(parameters);
    this.forbidden = List.copyOf(forbidden);
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException(
          "A search space needs at least one parameter; add one, a fixed one if nothing varies.");
    }
    byName = ParentsFirst.byName(this.parameters);
    ConditionRules rules = new ConditionRules(byName);
    this.parameters.forEach(
        each -> each.condition().ifPresent(rule -> rules.check("'" + each.name() + "'", rule)));
    this.forbidden.forEach(each -> rules.check("A forbidden combination", each));
    parentsFirst = ParentsFirst.order(this.parameters, byName);
    this.parameters.forEach(each -> places.put(each.name(), places.size()));
    allowed = new Allowed(parentsFirst, this.forbidden);
    allowed.check();
  }

  /** A space in which nothing is forbidden. */
  public SearchSpace(List<Parameter> parameters) {
    this(parameters, List.of());
  }

  /** In their order, which is that of a point's coordinates. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** The combinations that no configuration may have. */
  public List<Condition> forbidden() {
    return forbidden;
  }

  /** The parameter called {@code name}, if there is one. */
  public Optional<Parameter> parameter(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The parameters that live with the values of {@code configuration}, in the order of this space;
   * a parameter whose parent has no value, or doesn't live itself, doesn't live.
   */
  public List<Parameter> active(Configuration configuration) {
    Map<String, Object> live = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    for (Parameter each : parentsFirst) {
      if (each.condition().isEmpty() || each.condition().get().holds(live)) {
        names.add(each.name());
        Object value = configuration.value(each.name());
        if (value != null) {
          live.put(each.name(), value);
        }
      }
    }
    return parameters.stream().filter(each -> names.contains(each.name())).toList();
  }

  /**
   * The configuration at a point of the unit cube, always an allowed one; coordinates of parameters
   * that don't live are ignored.
   *
   * @param point one coordinate a parameter, in the order of {@link #parameters()}, each from 0
   *     (inclusive) to 1 (exclusive)
   */
  public Configuration at(double[] point) {
    if (point.length != parameters.size()) {
      throw new IllegalArgumentException(
          "A point of this space has %d coordinates, was given %d; give one a parameter."
              .formatted(parameters.size(), point.length));
    }
    return ordered(allowed.at(point, places));
  }

  /** A configuration drawn uniformly from the allowed ones, each parameter on its scale. */
  public Configuration draw(RandomGenerator random) {
    return at(random.doubles(parameters.size()).toArray());
  }

  /**
   * Where {@code configuration}, which must be one of this space, lies in the unit cube: {@link
   * #at} gives it back, but for the rounding of real numbers.
   *
   * @return one coordinate a parameter; NaN for those that don't live
   */
  public double[] toUnit(Configuration configuration) {
    double[] point = new double[parameters.size()];
    for (int i = 0; i < point.length; i++) {
      Object value = configuration.value(parameters.get(i).name());
      point[i] = value == null ? Double.NaN : parameters.get(i).domain().toUnit(value);
    }
    return point;
  }

  private Configuration ordered(Map<String, Object> values) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (Parameter each : parameters) {
      Object value = values.get(each.name());
      if (value != null) {
        ordered.put(each.name(), value);
      }
    }
    return Configuration.of(ordered);
  }

  /**
   * The configuration of values that come from JSON or SQL, where 1.0 and 1 are the same: numbers
   * get the type of their parameter's domain, booleans become its choices, a list becomes the
   * elements of the array of that name. Whether the values are valid is {@link #validate}'s.
   *
   * @throws IllegalArgumentException for a value that no parameter can have
   */
  public Configuration read(Map<String, ?> values) {
    return Configuration.of(new Reading(byName).read(values));
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
    return extensions(Configuration.empty(), parentsFirst)
        .filter(each -> allowed.allows(each.asMap()));
  }

  private static Stream<Configuration> extensions(Configuration start, List<Parameter> open) {
    if (open.isEmpty()) {
      return Stream.of(start);
    }
    Parameter next = open.getFirst();
    List<Parameter> rest = open.subList(1, open.size());
    if (!next.condition().map(rule -> rule.holds(start.asMap())).orElse(true)) {
      return extensions(start, rest);
    }
    return next.domain()
        .values()
        .flatMap(value -> extensions(start.with(next.name(), value), rest));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SearchSpace that
        && parameters.equals(that.parameters)
        && forbidden.equals(that.forbidden);
  }

  @Override
  public int hashCode() {
    return 31 * parameters.hashCode() + forbidden.hashCode();
  }

  @Override
  public String toString() {
    return "SearchSpace[parameters=%s, forbidden=%s]".formatted(parameters, forbidden);
  }
}
