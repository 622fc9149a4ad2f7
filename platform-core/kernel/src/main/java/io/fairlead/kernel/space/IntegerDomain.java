package io.fairlead.kernel.space;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Whole numbers from {@code low} to {@code high}, both included, all of them or every {@code step}.
 *
 * @param low at least -2⁵³; at least 1 on a log scale
 * @param high at most 2⁵³, at least {@code low}; the same as {@code low} fixes the value
 * @param step the distance of one value to the next, at least 1; {@code high} is a whole number of
 *     steps above {@code low}; 1 on a log scale
 */
public record IntegerDomain(long low, long high, Scale scale, long step) implements Domain {

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
    if (step < 1) {
      throw new IllegalArgumentException(
          "A step of whole numbers is at least 1, was %d; take 1 for all of them.".formatted(step));
    }
    if (scale == Scale.LOG && step != 1) {
      throw new IllegalArgumentException(
          "A log scale has no steps, was %d; drop the step or list the values as an ordinal."
              .formatted(step));
    }
    if ((high - low) % step != 0) {
      throw new IllegalArgumentException(
          "A range ends on one of its steps, was [%d, %d] by %d; end it at %d."
              .formatted(low, high, step, high - (high - low) % step));
    }
  }

  /** All whole numbers of a range. */
  public IntegerDomain(long low, long high, Scale scale) {
    this(low, high, scale, 1);
  }

  @Override
  public Long at(double unit) {
    Units.check(unit);
    long value =
        switch (scale) {
          case LINEAR -> low + step * (long) (unit * size());
          // Half a step on either side gives the first and the last number their full share.
          case LOG -> Math.round(Units.geometric(low - 0.5, high + 0.5, unit));
        };
    return Math.clamp(value, low, high);
  }

  @Override
  public double toUnit(Object value) {
    if (!(value instanceof Long number) || !contains(number)) {
      throw Units.notOf(this, value);
    }
    return switch (scale) {
      case LINEAR -> Units.middle((number - low) / step, size());
      case LOG ->
          Units.alongRatio(
              low - 0.5,
              high + 0.5,
              (StrictMath.log(number - 0.5) + StrictMath.log(number + 0.5)) / 2);
    };
  }

  @Override
  public long size() {
    return (high - low) / step + 1;
  }

  @Override
  public boolean isOrdered() {
    return true;
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Long number
        && number >= low
        && number <= high
        && (number - low) % step == 0;
  }

  @Override
  public boolean narrows(Domain approved) {
    return approved instanceof IntegerDomain other
        && other.contains(low)
        && other.contains(high)
        && (low == high || step % other.step == 0);
  }

  @Override
  public Stream<Object> values() {
    return LongStream.range(0, size()).mapToObj(index -> low + index * step);
  }

  @Override
  public String describe() {
    String range = "a whole number from %d to %d".formatted(low, high);
    return step > 1 ? "%s in steps of %d".formatted(range, step) : range;
  }
}
