package io.fairlead.web.ui.study;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What a slider's position stands for.
 *
 * @param steps the slider's highest position; its lowest is 0
 */
record SliderScale(double low, double high, boolean log, boolean whole, int steps) {

  private static final MathContext SHORT = new MathContext(3);

  /** The value at a position; the ends are exact, what lies between is rounded to be read. */
  double value(double position) {
    if (position <= 0) {
      return low;
    }
    if (position >= steps) {
      return high;
    }
    double share = position / steps;
    double exact = log ? low * Math.pow(high / low, share) : low + (high - low) * share;
    double rounded = whole ? Math.rint(exact) : new BigDecimal(exact).round(SHORT).doubleValue();
    return Math.clamp(rounded, low, high);
  }

  /** The position that stands for a value; an end for one that lies beyond. */
  double position(double value) {
    double within = Math.clamp(value, low, high);
    double share =
        log ? Math.log(within / low) / Math.log(high / low) : (within - low) / (high - low);
    return high > low ? Math.clamp(share * steps, 0, steps) : 0;
  }
}
