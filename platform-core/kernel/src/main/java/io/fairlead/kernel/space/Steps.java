package io.fairlead.kernel.space;

import java.math.BigDecimal;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Decimal steps from {@code low} to {@code high}: the third step of 0.1 is 0.3, not
 * 0.30000000000000004.
 */
record Steps(double low, double high, double step) {

  private static final double MOST = 0x1p53;
  private static final double TOLERANCE = 1e-9;

  /** Refuses steps that don't end at {@code high}. */
  Steps checked() {
    if (!(step > 0) || !Double.isFinite(step)) {
      throw new IllegalArgumentException(
          "A step is a positive number, was %s; take its size, or 0 for none.".formatted(step));
    }
    if (high / step - low / step > MOST) {
      throw new IllegalArgumentException(
          "A range has at most 2^53 steps, was [%s, %s] by %s; take a larger step or none."
              .formatted(low, high, step));
    }
    BigDecimal width = BigDecimal.valueOf(high).subtract(BigDecimal.valueOf(low));
    if (width.remainder(BigDecimal.valueOf(step)).signum() != 0) {
      throw new IllegalArgumentException(
          "A range ends on one of its steps, was [%s, %s] by %s; end it at %s."
              .formatted(low, high, step, at((long) (high / step - low / step))));
    }
    return this;
  }

  long count() {
    return Math.round(high / step - low / step) + 1;
  }

  double at(long index) {
    return BigDecimal.valueOf(low)
        .add(BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(index)))
        .doubleValue();
  }

  long nearest(double value) {
    return Math.clamp(Math.round((value - low) / step), 0, count() - 1);
  }

  boolean contains(double value) {
    return at(nearest(value)) == value;
  }

  /** The step that {@code value} is but for rounding, else the value itself. */
  double tidy(double value) {
    double nearest = at(nearest(value));
    return Math.abs(nearest - value) <= TOLERANCE * step ? nearest : value;
  }

  /** Whether each of these steps is also one of {@code outer}. */
  boolean narrows(Steps outer) {
    return outer.contains(low)
        && outer.contains(high)
        && (count() == 1
            || BigDecimal.valueOf(step).remainder(BigDecimal.valueOf(outer.step)).signum() == 0);
  }

  Stream<Object> values() {
    return LongStream.range(0, count()).mapToObj(this::at);
  }
}
