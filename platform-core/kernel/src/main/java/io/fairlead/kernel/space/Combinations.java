package io.fairlead.kernel.space;

import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.space.Condition.All;
import io.fairlead.kernel.space.Condition.Any;
import io.fairlead.kernel.space.Condition.Between;
import io.fairlead.kernel.space.Condition.OneOf;
import io.fairlead.kernel.space.Condition.Related;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Searches by backtracking for values under which conditions hold and nothing forbidden does.
 *
 * <p>Between the constants that conditions name, their truth doesn't change: one value each side of
 * a constant, and the constant, stand for all. So finding nothing proves that there is nothing, but
 * for relations between two numbers, or where the search gives up after {@value #MOST_STEPS} steps.
 */
final class Combinations {

  private static final int MOST_STEPS = 100_000;
  private static final int MOST_PARAMETERS = 1_000;

  private final List<Parameter> parentsFirst;
  private final Map<String, Set<Object>> candidates = new LinkedHashMap<>();
  private final List<Parameter> involved;
  private final Map<Integer, List<Condition>> decidedAt = new HashMap<>();
  private boolean proves = true;
  private int steps;

  Combinations(List<Parameter> parentsFirst, List<Condition> forbidden) {
    this.parentsFirst = parentsFirst;
    parentsFirst.forEach(each -> each.condition().ifPresent(this::collect));
    forbidden.forEach(this::collect);
    involved =
        parentsFirst.stream()
            .filter(each -> each.condition().isPresent() || candidates.containsKey(each.name()))
            .toList();
    List<String> order = involved.stream().map(Parameter::name).toList();
    for (Condition each : forbidden) {
      int last = each.parameters().stream().mapToInt(order::indexOf).max().orElse(0);
      decidedAt.computeIfAbsent(last, _ -> new ArrayList<>()).add(each);
    }
  }

  private void collect(Condition condition) {
    switch (condition) {
      case All(var conditions) -> conditions.forEach(this::collect);
      case Any(var conditions) -> conditions.forEach(this::collect);
      case OneOf(String parameter, Set<String> values) -> {
        Set<Object> known = candidatesOf(parameter);
        known.addAll(values);
        domain(parameter)
            .values()
            .filter(each -> !known.contains(each))
            .limit(1)
            .forEach(known::add);
      }
      case Between(String parameter, double from, double to) -> {
        around(parameter, from);
        around(parameter, to);
      }
      case Related(String left, _, String right) -> {
        relate(left, right);
        relate(right, left);
      }
    }
  }

  private void relate(String one, String other) {
    Domain bounds = domain(other);
    if (bounds instanceof CategoricalDomain choices) {
      domain(one).values().limit(100).forEach(candidatesOf(one)::add);
      choices.values().filter(domain(one)::contains).limit(100).forEach(candidatesOf(one)::add);
      return;
    }
    proves = false;
    around(one, Numbers.low(bounds));
    around(one, Numbers.high(bounds));
    around(one, Numbers.low(bounds) / 2 + Numbers.high(bounds) / 2);
  }

  private void around(String parameter, double number) {
    Domain domain = domain(parameter);
    candidatesOf(parameter).addAll(Numbers.around(domain, number));
    candidatesOf(parameter).addAll(Numbers.around(domain, Numbers.low(domain)));
    candidatesOf(parameter).addAll(Numbers.around(domain, Numbers.high(domain)));
  }

  private Domain domain(String parameter) {
    return parentsFirst.stream()
        .filter(each -> each.name().equals(parameter))
        .findFirst()
        .orElseThrow()
        .domain();
  }

  private Set<Object> candidatesOf(String parameter) {
    return candidates.computeIfAbsent(parameter, _ -> new LinkedHashSet<>());
  }

  /** Whether it is proven that nothing is left. */
  boolean noneIsLeft() {
    return any(new SplitMix64(0)).isEmpty() && isProof();
  }

  /** A parameter that has been proven never to live. */
  Optional<Parameter> neverLives() {
    Set<String> live = new HashSet<>();
    for (Parameter each : involved) {
      if (each.condition().isPresent() && !live.contains(each.name())) {
        Optional<Map<String, Object>> found = search(Optional.of(each), new SplitMix64(0));
        if (found.isEmpty() && isProof()) {
          return Optional.of(each);
        }
        found.ifPresent(values -> live.addAll(values.keySet()));
      }
    }
    return Optional.empty();
  }

  /** Values for all parameters that live, allowed together; chosen by {@code random}. */
  Optional<Map<String, Object>> any(RandomGenerator random) {
    steps = 0;
    return search(Optional.empty(), random)
        .map(
            values -> {
              for (Parameter each : parentsFirst) {
                if (!involved.contains(each)) {
                  values.put(each.name(), each.domain().at(random.nextDouble()));
                }
              }
              return values;
            });
  }

  private boolean isProof() {
    return proves && steps < MOST_STEPS && involved.size() <= MOST_PARAMETERS;
  }

  private Optional<Map<String, Object>> search(Optional<Parameter> lives, RandomGenerator random) {
    Map<String, Object> values = new HashMap<>();
    boolean found = involved.size() <= MOST_PARAMETERS && extend(values, 0, lives, random);
    return found ? Optional.of(values) : Optional.empty();
  }

  private boolean extend(
      Map<String, Object> values, int at, Optional<Parameter> lives, RandomGenerator random) {
    if (at == involved.size()) {
      return true;
    }
    if (++steps > MOST_STEPS) {
      return false;
    }
    Parameter here = involved.get(at);
    if (!here.condition().map(rule -> rule.holds(values)).orElse(true)) {
      return lives.filter(here::equals).isEmpty()
          && nothingForbidden(values, at)
          && extend(values, at + 1, lives, random);
    }
    List<Object> open = new ArrayList<>(candidates.getOrDefault(here.name(), Set.of()));
    if (open.isEmpty()) {
      open.add(here.domain().at(random.nextDouble()));
    }
    Seeds.shuffle(open, random);
    for (Object value : open) {
      values.put(here.name(), value);
      if (nothingForbidden(values, at) && extend(values, at + 1, lives, random)) {
        return true;
      }
      values.remove(here.name());
    }
    return false;
  }

  private boolean nothingForbidden(Map<String, Object> values, int at) {
    return decidedAt.getOrDefault(at, List.of()).stream().noneMatch(each -> each.holds(values));
  }
}
