package io.fairlead.platform.replay;

import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares values step by step and remembers where they first differ. */
final class Tally {

  private final double tolerance;
  private @Nullable Divergence firstOfBits;
  private @Nullable Divergence firstBeyond;
  private double largest;
  private long values;

  /**
   * @param tolerance relative to the larger of two values
   */
  Tally(double tolerance) {
    this.tolerance = tolerance;
  }

  /** Compares what was reported at a step; a metric that one side lacks is beyond any tolerance. */
  void step(long step, Map<String, Double> original, Map<String, Double> replayed) {
    TreeSet<String> names = new TreeSet<>(original.keySet());
    names.addAll(replayed.keySet());
    for (String name : names) {
      Double one = original.get(name);
      Double other = replayed.get(name);
      values++;
      if (one == null || other == null) {
        beyond(new Divergence(step, name, text(one), text(other)));
      } else if (Double.doubleToLongBits(one) != Double.doubleToLongBits(other)) {
        differ(new Divergence(step, name, text(one), text(other)), relative(one, other));
      }
    }
  }

  /** Compares files by digest: other bytes are no other values, a file that lacks is. */
  void files(Map<String, String> original, Map<String, String> replayed) {
    TreeSet<String> names = new TreeSet<>(original.keySet());
    names.addAll(replayed.keySet());
    for (String name : names) {
      String one = original.getOrDefault(name, Divergence.NONE);
      String other = replayed.getOrDefault(name, Divergence.NONE);
      values++;
      Divergence here = new Divergence(Divergence.AT_THE_END, name, one, other);
      if (one.equals(Divergence.NONE) || other.equals(Divergence.NONE)) {
        beyond(here);
      } else if (!one.equals(other)) {
        differ(here, 0);
      }
    }
  }

  private static double relative(double one, double other) {
    double size = Math.max(Math.abs(one), Math.abs(other));
    double difference = Math.abs(one - other);
    return size == 0 ? 0 : difference / size; // NaN and infinity are beyond any tolerance
  }

  private void differ(Divergence where, double by) {
    if (firstOfBits == null) {
      firstOfBits = where;
    }
    if (by <= tolerance) {
      largest = Math.max(largest, by);
    } else {
      beyond(where);
      largest = Double.isNaN(by) ? Double.POSITIVE_INFINITY : Math.max(largest, by);
    }
  }

  private void beyond(Divergence where) {
    if (firstOfBits == null) {
      firstOfBits = where;
    }
    if (firstBeyond == null) {
      firstBeyond = where;
    }
  }

  private static String text(@Nullable Double value) {
    return value == null ? Divergence.NONE : value.toString();
  }

  /** Where it first went beyond the tolerance; null when it didn't. */
  @Nullable Divergence firstBeyond() {
    return firstBeyond;
  }

  /** Where the bits first differed; null when they didn't. */
  @Nullable Divergence firstOfBits() {
    return firstOfBits;
  }

  double largest() {
    return largest;
  }

  long values() {
    return values;
  }
}
