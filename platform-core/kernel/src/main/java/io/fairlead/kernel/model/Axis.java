package io.fairlead.kernel.model;

import io.fairlead.kernel.space.Domain;
import java.util.Arrays;

/** One parameter as models see it: a stretch of the unit interval, or choices without an order. */
public final class Axis {

  /** Axes with more values than this are taken for smooth. */
  private static final long MOST_CELLS = 32;

  private final Domain domain;
  private final long levels;
  private final double[] centres;
  private final boolean even;

  Axis(Domain domain) {
    this.domain = domain;
    levels = domain.isFinite() ? domain.size() : 0;
    centres = isSmooth() ? new double[0] : domain.values().mapToDouble(this::unit).toArray();
    even = !ordered() || isEven();
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
    return domain.isOrdered();
  }

  /** How many values there are; 0 where they can't be counted. */
  public long levels() {
    return levels;
  }

  /** Whether it is ordered and has so many values that they need not be told apart. */
  public boolean isSmooth() {
    return ordered() && (levels == 0 || levels > MOST_CELLS);
  }

  /**
   * The middle of the stretch of the unit interval whose points all give {@code value}; that of the
   * nearest value where a reference lies beyond the space, of the first for an unknown choice.
   */
  double unit(Object value) {
    if (domain.contains(value)) {
      return domain.toUnit(value);
    }
    Object first = domain.at(0);
    boolean above =
        value instanceof Number given
            && first instanceof Number lowest
            && given.doubleValue() > lowest.doubleValue();
    return above ? snap(1) : domain.toUnit(first);
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
