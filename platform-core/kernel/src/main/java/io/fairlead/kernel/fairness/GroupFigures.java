package io.fairlead.kernel.fairness;

import java.util.Map;

/**
 * What was measured in one group.
 *
 * @param group its value of each sensitive column; empty for all rows together
 * @param isSmall whether it is too small to conclude from
 */
public record GroupFigures(
    Map<String, String> group, Map<Measure, Figure> measures, boolean isSmall) {

  /**
   * With fewer rows, or fewer of either class, a rate's interval is about 30 points wide or more.
   */
  public static final int LEAST_ROWS = 30;

  /** The figure of {@code measure}; none where this kind of prediction has it not. */
  public Figure figure(Measure measure) {
    return measures.getOrDefault(measure, Figure.none());
  }

  /** Rows. */
  public long count() {
    return (long) figure(Measure.COUNT).value();
  }
}
