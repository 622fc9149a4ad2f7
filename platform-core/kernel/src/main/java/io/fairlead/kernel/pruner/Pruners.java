package io.fairlead.kernel.pruner;

import io.fairlead.kernel.search.Pruner;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The pruners that come with Fairlead, by the names that studies use. */
public final class Pruners {

  private static final Set<String> NAMES = new TreeSet<>(Set.of("asha", "none"));
  private static final Set<String> ASHA_PARAMETERS =
      new TreeSet<>(Set.of("minSteps", "reductionFactor"));

  private Pruners() {}

  /** All names, in alphabetical order. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(NAMES);
  }

  /**
   * The pruner called {@code name}: {@code none}, or {@code asha} with the whole numbers {@code
   * minSteps} (1 unless given) and {@code reductionFactor} (3 unless given).
   *
   * @throws IllegalArgumentException for a name or parameter that there isn't, listing those there
   *     are, or a value that doesn't fit
   */
  public static Pruner named(String name, Map<String, ?> parameters) {
    return switch (name) {
      case "none" -> {
        refuseOthers(name, parameters, Set.of());
        yield new NoPruner();
      }
      case "asha" -> {
        refuseOthers(name, parameters, ASHA_PARAMETERS);
        yield new AshaPruner(
            wholeNumber(parameters, "minSteps", 1),
            Math.toIntExact(wholeNumber(parameters, "reductionFactor", 3)));
      }
      default ->
          throw new IllegalArgumentException(
              "There is no pruner '%s'; choose one of %s.".formatted(name, NAMES));
    };
  }

  private static void refuseOthers(String pruner, Map<String, ?> parameters, Set<String> known) {
    for (String parameter : new TreeSet<>(parameters.keySet())) {
      if (!known.contains(parameter)) {
        throw new IllegalArgumentException(
            "The pruner '%s' has no parameter '%s'; it has %s."
                .formatted(pruner, parameter, known));
      }
    }
  }

  private static long wholeNumber(Map<String, ?> parameters, String name, long otherwise) {
    if (!parameters.containsKey(name)) {
      return otherwise;
    }
    return switch (parameters.get(name)) {
      case Integer number -> number;
      case Long number when number == number.intValue() -> number;
      case null, default ->
          throw new IllegalArgumentException(
              "The parameter '%s' of a pruner is a whole number below 2^31, was %s."
                  .formatted(name, parameters.get(name)));
    };
  }
}
