package io.fairlead.kernel.model;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Scale;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One parameter as models see it: a stretch of the unit interval, or choices without an order. */
public final class Axis {

  /** Axes with more values than this are taken for smooth. */
  private static final long MOST_CELLS = 32;

  private final Domain domain;
  private final boolean ordered;
  private final long levels;
  private final Map<Object, Integer> choices;
  private final double[] centres;
  private final boolean even;

  Axis(Domain domain) {
    this.domain = domain;
    switch (domain) {
      case FloatDomain range -> {
        ordered = true;
        levels = range.isFinite() ? 1 : 0;
        choices = Map.of();
      }
      case IntegerDomain range -> {
        ordered = true;
        levels = range.high() - range.low() + 1;
        choices = Map.of();
      }
      case CategoricalDomain named -> {
        ordered = false;
        levels = named.choices().size();
        choices = numbered(named.choices());
      }
    }
    centres = isSmooth() ? new double[0] : domain.values().mapToDouble(this::unit).toArray();
    even = !ordered || isEven();
  }

  private static Map<Object, Integer> numbered(List<String> choices) {
    Map<Object, Integer> numbers = HashMap.newHashMap(choices.size());
    choices.forEach(each -> numbers.put(each, numbers.size()));
    return numbers;
  }

  private boolean isEven() {
    for (int i = 0; i < centres.length; i++) {
      if ((int) (centres[i] * centres.length) != i) {
        return false;
      }
    }
    return true;
  }

  /** Whether values that lie close together are alike. */
  public boolean ordered() {
    return ordered;
  }

  /** How many values there are; 0 where they can't be counted. */
  public long levels() {
    return levels;
  }

  /** Whether it is ordered and has so many values that they need not be told apart. */
  public boolean isSmooth() {
    return ordered && (levels == 0 || levels > MOST_CELLS);
  }

  /** The middle of the stretch of the unit interval whose points all give {@code value}. */
  double unit(Object value) {
    return switch (domain) {
      case FloatDomain range -> share(range.low(), range.high(), range.scale(), (Double) value);
      case IntegerDomain range when range.scale() == Scale.LINEAR ->
          ((Long) value - range.low() + 0.5) / levels;
      case IntegerDomain range ->
          share(range.low() - 0.5, range.high() + 0.5, Scale.LOG, ((Long) value).doubleValue());
      case CategoricalDomain _ -> (choices.getOrDefault(value, 0) + 0.5) / levels;
    };
  }

  private static double share(double low, double high, Scale scale, double value) {
    if (low == high) {
      return 0.5;
    }
    double share =
        switch (scale) {
          case LINEAR -> (value / 2 - low / 2) / (high / 2 - low / 2); // no overflow
          case LOG ->
              (StrictMath.log(value) - StrictMath.log(low))
                  / (StrictMath.log(high) - StrictMath.log(low));
        };
    return Math.clamp(share, 0, Math.nextDown(1.0));
  }

  /** The middle of the stretch that {@code unit} lies in; {@code unit} itself on a smooth axis. */
  public double snap(double unit) {
    double inside = Math.clamp(unit, 0, Math.nextDown(1.0));
    return levels == 0 ? inside : unit(domain.at(inside));
  }

  /** The middles of all stretches, ascending; of an axis that isn't smooth. */
  public double[] centres() {
    return centres.clone();
  }

  /** The number of the stretch whose middle {@code centre} is; of an axis that isn't smooth. */
  public int cell(double centre) {
    if (even) {
      return (int) (centre * centres.length);
    }
    int found = Arrays.binarySearch(centres, centre);
    return found >= 0 ? found : Math.min(-found - 1, centres.length - 1);
  }
}
