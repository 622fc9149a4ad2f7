package io.fairlead.kernel.pruner;

import io.fairlead.kernel.search.Pruner;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The pruners that come with Fairlead, by the names that studies use. */
public final class Pruners {

  /**
   * @param defaults the parameters that it has, whole numbers, and what they are unless given
   */
  private record Kind(
      SortedMap<String, Integer> defaults, Function<ToIntFunction<String>, Pruner> make) {}

  private static final SortedMap<String, Kind> BY_NAME = new TreeMap<>();

  static {
    add("none", Map.of(), _ -> new NoPruner());
    add(
        "asha",
        Map.of("minSteps", 0, "reductionFactor", 3),
        its -> new AshaPruner(its.applyAsInt("minSteps"), its.applyAsInt("reductionFactor")));
    add(
        "forecast",
        Map.of("minSteps", 0, "chancePercent", 20, "control", 6),
        its ->
            new ForecastPruner(
                its.applyAsInt("minSteps"),
                its.applyAsInt("chancePercent"),
                its.applyAsInt("control")));
    add(
        "hyperband",
        Map.of("minSteps", 0, "reductionFactor", 3),
        its -> new HyperbandPruner(its.applyAsInt("minSteps"), its.applyAsInt("reductionFactor")));
    add(
        "halving",
        Map.of("minSteps", 0, "reductionFactor", 3, "cohort", 0),
        its ->
            new SuccessiveHalvingPruner(
                its.applyAsInt("minSteps"),
                its.applyAsInt("reductionFactor"),
                its.applyAsInt("cohort")));
    add(
        "median",
        Map.of("minSteps", 1, "interval", 0, "minTrials", 5),
        its ->
            new PercentilePruner(
                50,
                its.applyAsInt("minSteps"),
                its.applyAsInt("interval"),
                its.applyAsInt("minTrials")));
    add(
        "percentile",
        Map.of("keepPercent", 25, "minSteps", 1, "interval", 0, "minTrials", 5),
        its ->
            new PercentilePruner(
                its.applyAsInt("keepPercent"),
                its.applyAsInt("minSteps"),
                its.applyAsInt("interval"),
                its.applyAsInt("minTrials")));
    add(
        "extrapolation",
        Map.of("minSteps", 1, "interval", 0, "lessLikelyPercent", 5),
        its ->
            new ExtrapolationPruner(
                its.applyAsInt("minSteps"),
                its.applyAsInt("interval"),
                its.applyAsInt("lessLikelyPercent")));
  }

  private Pruners() {}

  private static void add(
      String name, Map<String, Integer> defaults, Function<ToIntFunction<String>, Pruner> make) {
    BY_NAME.put(name, new Kind(new TreeMap<>(defaults), make));
  }

  /** All names, in alphabetical order. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(BY_NAME.keySet());
  }

  /**
   * The parameters of the pruner called {@code name}, all whole numbers, in alphabetical order with
   * what they are unless given.
   *
   * @throws IllegalArgumentException for a name that there isn't, listing those there are
   */
  public static SortedMap<String, Integer> parameters(String name) {
    return Collections.unmodifiableSortedMap(kind(name).defaults());
  }

  /**
   * The pruner called {@code name} with these {@link #parameters}.
   *
   * @throws IllegalArgumentException for a name or parameter that there isn't, listing those there
   *     are, or a value that doesn't fit
   */
  public static Pruner named(String name, Map<String, ?> parameters) {
    Kind kind = kind(name);
    SortedMap<String, Integer> values = new TreeMap<>(kind.defaults());
    for (String parameter : new TreeSet<>(parameters.keySet())) {
      if (!values.containsKey(parameter)) {
        throw new IllegalArgumentException(
            "The pruner '%s' has no parameter '%s'; it has %s."
                .formatted(name, parameter, values.keySet()));
      }
      values.put(parameter, wholeNumber(parameter, parameters.get(parameter)));
    }
    return kind.make().apply(parameter -> values.getOrDefault(parameter, 0));
  }

  private static Kind kind(String name) {
    Kind kind = BY_NAME.get(name);
    if (kind == null) {
      throw new IllegalArgumentException(
          "There is no pruner '%s'; choose one of %s.".formatted(name, names()));
    }
    return kind;
  }

  private static int wholeNumber(String name, @Nullable Object value) {
    return switch (value) {
      case Integer number -> number;
      case Long number when number == number.intValue() -> number.intValue();
      case null, default ->
          throw new IllegalArgumentException(
              "The parameter '%s' of a pruner is a whole number below 2^31, was %s."
                  .formatted(name, value));
    };
  }
}
