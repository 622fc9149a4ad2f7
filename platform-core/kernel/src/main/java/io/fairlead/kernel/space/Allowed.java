package io.fairlead.kernel.space;

import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.space.Condition.Between;
import io.fairlead.kernel.space.Condition.OneOf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configurations that conditions and forbidden combinations leave. */
final class Allowed {

  /** Draws before an allowed combination is searched for instead. */
  private static final int DRAWS = 1_000;

  private final List<Parameter> parentsFirst;
  private final List<Condition> forbidden;

  Allowed(List<Parameter> parentsFirst, List<? extends Condition> forbidden) {
    this.parentsFirst = parentsFirst;
    this.forbidden = List.copyOf(forbidden);
  }

  boolean allows(Map<String, ?> values) {
    for (Condition each : forbidden) {
      if (each.holds(values)) {
        return false;
      }
    }
    return true;
  }

  /** Refuses parameters that can never live and forbidden combinations that leave nothing. */
  void check() {
    boolean simple =
        parentsFirst.stream()
            .flatMap(each -> each.condition().stream())
            .allMatch(rule -> rule instanceof OneOf || rule instanceof Between);
    if (forbidden.isEmpty() && simple) {
      return; // a line of single parents can always be walked
    }
    Combinations combinations = new Combinations(parentsFirst, forbidden);
    if (combinations.noneIsLeft() && draws(0).isEmpty()) {
      throw new IllegalArgumentException(
          "Forbidden combinations leave something to try; these leave nothing: %s. Drop one."
              .formatted(forbidden.stream().map(Condition::describe).toList()));
    }
    combinations
        .neverLives()
        .ifPresent(
            each -> {
              throw new IllegalArgumentException(
                  "'%s' can never live: %s contradicts other conditions or what is forbidden; drop it."
                      .formatted(
                          each.name(), each.condition().map(Condition::describe).orElse("")));
            });
  }

  /** The values at {@code point}, or at another one that it leads to if those are forbidden. */
  Map<String, Object> at(double[] point, Map<String, Integer> places) {
    Map<String, Object> values = values(point, places);
    return allows(values) ? values : drawn(seed(point));
  }

  private Map<String, Object> drawn(long seed) {
    return draws(seed)
        .or(() -> new Combinations(parentsFirst, forbidden).any(new SplitMix64(seed)))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No configuration was found that is allowed; forbid fewer combinations."));
  }

  private Optional<Map<String, Object>> draws(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    for (int i = 0; i < DRAWS; i++) {
      Map<String, Object> values = new HashMap<>();
      for (Parameter each : parentsFirst) {
        put(values, each, random.nextDouble());
      }
      if (allows(values)) {
        return Optional.of(values);
      }
    }
    return Optional.empty();
  }

  private Map<String, Object> values(double[] point, Map<String, Integer> places) {
    Map<String, Object> values = new HashMap<>();
    for (Parameter each : parentsFirst) {
      put(values, each, point[places.getOrDefault(each.name(), -1)]);
    }
    return values;
  }

  private static void put(Map<String, Object> values, Parameter parameter, double unit) {
    if (parameter.condition().isEmpty() || parameter.condition().get().holds(values)) {
      values.put(parameter.name(), parameter.domain().at(unit));
    }
  }

  private static long seed(double[] point) {
    long seed = 0;
    for (double each : point) {
      seed = new SplitMix64(seed ^ Double.doubleToLongBits(each)).nextLong();
    }
    return seed;
  }
}
