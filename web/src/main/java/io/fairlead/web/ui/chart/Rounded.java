package io.fairlead.web.ui.chart;

import org.jspecify.annotations.Nullable;

/** Doubles on their way to a canvas, where more than six digits can't be seen but cost bytes. */
final class Rounded {

  private static final int DIGITS = 6;

  private Rounded() {}

  /** Null for what isn't finite: a gap. */
  static @Nullable Double of(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    if (value == 0) {
      return 0.0;
    }
    int exponent = DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
    if (exponent > 300 || exponent < -300) {
      return value;
    }
    return exponent >= 0
        ? Math.rint(value * Math.pow(10, exponent)) / Math.pow(10, exponent)
        : Math.rint(value / Math.pow(10, -exponent)) * Math.pow(10, -exponent);
  }

  static @Nullable Double[] of(double[] values) {
    @Nullable Double[] rounded = new Double[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = of(values[i]);
    }
    return rounded;
  }
}
