package io.fairlead.kernel.space;

import java.util.stream.Stream;

/**
 * Real numbers from {@code low} to {@code high}, both included, all of them or every {@code step}.
 *
 * @param low finite; positive on a log scale
 * @param high finite, at least {@code low}; the same as {@code low} fixes the value
 * @param step the distance of one value to the next in decimal arithmetic, 0 for none; {@code high}
 *     is a whole number of steps above {@code low}; a log scale has none
 */
public record FloatDomain(double low, double high, Scale scale, double step) implements Domain {

  public FloatDomain {
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      throw new IllegalArgumentException(
          "A range needs two finite bounds, was [%s, %s]; name the least and the most worth trying."
              .formatted(low, high));
    }
    if (low > high) {
      throw new IllegalArgumentException(
          "A range goes from its lower to its higher bound, was [%s, %s]; swap them."
              .formatted(low, high));
    }
    if (scale == Scale.LOG && low <= 0) {
      throw new IllegalArgumentException(
          "A log scale needs positive bounds, was [%s, %s]; raise the lower one or use LINEAR."
              .formatted(low, high));
    }
    if (step != 0) {
      if (scale == Scale.LOG) {
        throw new IllegalArgumentException(
            "A log scale has no steps, was %s; drop the step or list the values as an ordinal."
                .formatted(step));
      }
      new Steps(low, high, step).checked();
    }
    step += 0.0; // makes -0.0 equal to 0.0
  }

  /** All real numbers of a range. */
  public FloatDomain(double low, double high, Scale scale) {
    this(low, high, scale, 0);
  }

  @Override
  public Double at(double unit) {
    Units.check(unit);
    if (step > 0) {
      return steps().at((long) (unit * size()));
    }
    double value =
        switch (scale) {
          case LINEAR -> low * (1 - unit) + high * unit; // no overflow, unlike high - low
          case LOG -> Units.geometric(low, high, unit);
        };
    return Math.clamp(value, low, high);
  }

  @Override
  public double toUnit(Object value) {
    if (!(value instanceof Double number) || !contains(number)) {
      throw Units.notOf(this, value);
    }
    if (low == high) {
      return 0.5;
    }
    if (step > 0) {
      return Units.middle(steps().nearest(number), size());
    }
    return switch (scale) {
      case LINEAR -> Units.along(low, high, number);
      case LOG -> Units.alongRatio(low, high, StrictMath.log(number));
    };
  }

  @Override
  public long size() {
    if (low == high) {
      return 1;
    }
    return step > 0 ? steps().count() : UNCOUNTABLE;
  }

  @Override
  public boolean isOrdered() {
    return true;
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Double number
        && number >= low
        && number <= high
        && (step == 0 || steps().contains(number));
  }

  @Override
  public boolean narrows(Domain approved) {
    if (!(approved instanceof FloatDomain other) || low < other.low || high > other.high) {
      return false;
    }
    return other.step == 0
        || (isFinite() && new Steps(low, high, step > 0 ? step : 1).narrows(other.steps()));
  }

  /** A number that is one of the steps but for rounding, made that step. */
  double tidy(double value) {
    return step > 0 && value >= low && value <= high ? steps().tidy(value) : value;
  }

  @Override
  public Stream<Object> values() {
    if (!isFinite()) {
      throw new IllegalStateException("The values of %s can't be listed.".formatted(describe()));
    }
    return low == high ? Stream.of(low) : steps().values();
  }

  @Override
  public String describe() {
    String range = "a number from %s to %s".formatted(low, high);
    return step > 0 ? "%s in steps of %s".formatted(range, step) : range;
  }

  private Steps steps() {
    return new Steps(low, high, step);
  }
}
