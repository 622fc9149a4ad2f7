package io.fairlead.kernel.pruner;

import io.fairlead.kernel.search.Direction;
import java.util.Comparator;

/**
 * A trial's place at a rung; the best comes first.
 *
 * @param loss less is better; infinite when the trial reported nothing finite
 */
record Standing(double loss, int trial) implements Comparable<Standing> {

  private static final Comparator<Standing> BEST_FIRST =
      Comparator.comparingDouble(Standing::loss).thenComparingInt(Standing::trial);

  static Standing of(int trial, double objective, Direction direction) {
    if (!Double.isFinite(objective)) {
      return new Standing(Double.POSITIVE_INFINITY, trial);
    }
    double loss = direction == Direction.MINIMIZE ? objective : -objective;
    return new Standing(loss + 0.0, trial); // makes -0.0 equal to 0.0
  }

  boolean isFinite() {
    return Double.isFinite(loss);
  }

  @Override
  public int compareTo(Standing other) {
    return BEST_FIRST.compare(this, other);
  }
}
