package io.fairlead.kernel.space;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Whole numbers from {@code low} to {@code high}, both included.
 *
 * @param low at least -2⁵³; at least 1 on a log scale
 * @param high at most 2⁵³, at least {@code low}; the same as {@code low} fixes the value
 */
public record IntegerDomain(long low, long high, Scale scale) implements Domain {

  /** Beyond it a double, and so JSON, no longer tells neighbours apart. */
  private static final long LIMIT = 1L << 53;

  public IntegerDomain {
    if (low > high) {
      throw new IllegalArgumentException(
          "A range goes from its lower to its higher bound, was [%d, %d]; swap them."
              .formatted(low, high));
    }
    if (low < -LIMIT || high > LIMIT) {
      throw new IllegalArgumentException(
          "A whole number lies between -2^53 and 2^53, the range was [%d, %d]; use a FloatDomain."
              .formatted(low, high));
    }
    if (scale == Scale.LOG && low < 1) {
      throw new IllegalArgumentException(
          "A log scale needs positive bounds, was [%d, %d]; raise the lower one or use LINEAR."
              .formatted(low, high));
    }
  }

  @Override
  public Long at(double unit) {
    Units.check(unit);
    long value =
        switch (scale) {
          case LINEAR -> low + (long) (unit * (high - low + 1));
          // Half a step on either side gives the first and the last number their full share.
          case LOG -> Math.round(Units.geometric(low - 0.5, high + 0.5, unit));
        };
    return Math.clamp(value, low, high);
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Long number && number >= low && number <= high;
  }

  @Override
  public boolean narrows(Domain approved) {
    return approved instanceof IntegerDomain other && low >= other.low && high <= other.high;
  }

  @Override
  public boolean isFinite() {
    return true;
  }

  @Override
  public Stream<Object> values() {
    return LongStream.rangeClosed(low, high).mapToObj(value -> value);
  }

  @Override
  public String describe() {
    return "a whole number from %d to %d".formatted(low, high);
  }
}
