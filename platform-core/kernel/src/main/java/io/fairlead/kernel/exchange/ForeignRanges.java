package io.fairlead.kernel.exchange;

import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Scale;
import java.math.BigDecimal;
import java.util.List;

/** Ranges whose higher end may lie between two steps; ours end on a step. */
final class ForeignRanges {

  private ForeignRanges() {}

  static Domain real(
      String name, double low, double high, boolean log, double step, List<String> notes) {
    Scale scale = log ? Scale.LOG : Scale.LINEAR;
    if (!(step > 0) || !(low < high)) {
      return new FloatDomain(low, high, scale, step);
    }
    BigDecimal width = BigDecimal.valueOf(high).subtract(BigDecimal.valueOf(low));
    BigDecimal beyond = width.remainder(BigDecimal.valueOf(step));
    double end = BigDecimal.valueOf(high).subtract(beyond).doubleValue();
    note(name, beyond.signum() != 0, end, notes);
    return new FloatDomain(low, end, scale, step);
  }

  static Domain whole(
      String name, long low, long high, boolean log, long step, List<String> notes) {
    Scale scale = log ? Scale.LOG : Scale.LINEAR;
    if (step < 1 || low > high) {
      return new IntegerDomain(low, high, scale, step);
    }
    long end = high - (high - low) % step;
    note(name, end != high, end, notes);
    return new IntegerDomain(low, end, scale, step);
  }

  private static void note(String name, boolean moved, Number end, List<String> notes) {
    if (moved) {
      notes.add("The range of '%s' ends on its last step, %s.".formatted(name, end));
    }
  }
}
