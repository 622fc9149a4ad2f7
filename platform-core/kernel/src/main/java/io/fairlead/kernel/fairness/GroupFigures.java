package io.fairlead.kernel.fairness;

import java.util.Map;

/**
 * What was measured in one group.
 *
 * @param group its value of each sensitive column; empty for all rows together
 * @param isSmall whether some measure stands on too few rows to conclude from it, for there are
 *     fewer than {@link #LEAST_ROWS} of a class
 */
public record GroupFigures(
    Map<String, String> group, Map<Measure, Figure> measures, boolean isSmall) {

  /** With fewer rows a rate's interval is about a third of its range wide, or wider. */
  public static final int LEAST_ROWS = 30;

  /** The figure of {@code measure}; none where this kind of prediction has it not. */
  public Figure figure(Measure measure) {
    return measures.getOrDefault(measure, Figure.none());
  }

  /** The rows that {@code measure} stands on: its own denominator, or the rarer of two classes. */
  public long rows(Measure measure) {
    long positive = Math.round(share(Measure.BASE_RATE) * count());
    long negative = count() - positive;
    return switch (measure) {
      case TRUE_POSITIVE_RATE, FALSE_NEGATIVE_RATE -> positive;
      case FALSE_POSITIVE_RATE, TRUE_NEGATIVE_RATE -> negative;
      case BALANCED_ERROR, AUC -> Math.min(positive, negative);
      case PRECISION -> Math.round(share(Measure.SELECTION_RATE) * count());
      case COUNT,
          BASE_RATE,
          SELECTION_RATE,
          ACCURACY,
          BRIER,
          CALIBRATION_ERROR,
          MEAN_ABSOLUTE_ERROR,
          ROOT_MEAN_SQUARED_ERROR,
          BIAS ->
          count();
    };
  }

  private double share(Measure measure) {
    Figure figure = figure(measure);
    return figure.exists() ? figure.value() : 0;
  }

  /** Whether {@code measure} stands on too few rows to conclude from it. */
  public boolean isSmall(Measure measure) {
    return rows(measure) < LEAST_ROWS;
  }

  /** Rows. */
  public long count() {
    return (long) figure(Measure.COUNT).value();
  }
}
