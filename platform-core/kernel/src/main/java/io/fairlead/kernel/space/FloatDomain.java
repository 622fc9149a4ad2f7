package io.fairlead.kernel.space;

import java.util.stream.Stream;

/**
 * Real numbers from {@code low} to {@code high}, both included.
 *
 * @param low finite; positive on a log scale
 * @param high finite, at least {@code low}; the same as {@code low} fixes the value
 */
public record FloatDomain(double low, double high, Scale scale) implements Domain {

  public FloatDomain {
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      throw new IllegalArgumentException(
          "A range needs two finite bounds, was [%s, %s].".formatted(low, high));
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
  }

  @Override
  public Double at(double unit) {
    Units.check(unit);
    double value =
        switch (scale) {
          case LINEAR -> low * (1 - unit) + high * unit; // no overflow, unlike high - low
          case LOG -> Units.geometric(low, high, unit);
        };
    return Math.clamp(value, low, high);
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Double number && number >= low && number <= high;
  }

  @Override
  public boolean narrows(Domain approved) {
    return approved instanceof FloatDomain other && low >= other.low && high <= other.high;
  }

  @Override
  public boolean isFinite() {
    return low == high;
  }

  @Override
  public Stream<Object> values() {
    if (!isFinite()) {
      throw new IllegalStateException("The values of %s can't be listed.".formatted(describe()));
    }
    return Stream.of(low);
  }

  @Override
  public String describe() {
    return "a number from %s to %s".formatted(low, high);
  }
}
