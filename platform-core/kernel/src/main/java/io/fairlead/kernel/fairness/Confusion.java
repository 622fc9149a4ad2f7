package io.fairlead.kernel.fairness;

import java.util.EnumMap;
import java.util.Map;

/** How many rows of either class are predicted as which. */
record Confusion(long truePositive, long falsePositive, long trueNegative, long falseNegative) {

  long count() {
    return positive() + negative();
  }

  long positive() {
    return truePositive + falseNegative;
  }

  long negative() {
    return trueNegative + falsePositive;
  }

  private long selected() {
    return truePositive + falsePositive;
  }

  /**
   * One of the measures that are a share of rows.
   *
   * @throws IllegalArgumentException for another measure
   */
  Proportion proportion(Measure measure) {
    return switch (measure) {
      case BASE_RATE -> new Proportion(positive(), count());
      case SELECTION_RATE -> new Proportion(selected(), count());
      case TRUE_POSITIVE_RATE -> new Proportion(truePositive, positive());
      case FALSE_NEGATIVE_RATE -> new Proportion(falseNegative, positive());
      case FALSE_POSITIVE_RATE -> new Proportion(falsePositive, negative());
      case TRUE_NEGATIVE_RATE -> new Proportion(trueNegative, negative());
      case ACCURACY -> new Proportion(truePositive + trueNegative, count());
      case PRECISION -> new Proportion(truePositive, selected());
      case COUNT,
          BALANCED_ERROR,
          AUC,
          BRIER,
          CALIBRATION_ERROR,
          MEAN_ABSOLUTE_ERROR,
          ROOT_MEAN_SQUARED_ERROR,
          BIAS ->
          throw new IllegalArgumentException(measure + " is no share of rows.");
    };
  }

  /** Every measure that follows from these counts. */
  Map<Measure, Figure> figures() {
    Map<Measure, Figure> figures = new EnumMap<>(Measure.class);
    figures.put(Measure.COUNT, Figure.exact((double) count()));
    for (Measure measure : Measure.ofClasses()) {
      switch (measure) {
        case BASE_RATE,
            SELECTION_RATE,
            TRUE_POSITIVE_RATE,
            FALSE_NEGATIVE_RATE,
            FALSE_POSITIVE_RATE,
            TRUE_NEGATIVE_RATE,
            ACCURACY,
            PRECISION ->
            figures.put(measure, count() == 0 ? Figure.none() : proportion(measure).figure());
        case BALANCED_ERROR -> figures.put(measure, balancedError());
        case COUNT,
            AUC,
            BRIER,
            CALIBRATION_ERROR,
            MEAN_ABSOLUTE_ERROR,
            ROOT_MEAN_SQUARED_ERROR,
            BIAS -> {}
      }
    }
    return figures;
  }

  /**
   * Interval: the two rates are independent, so their Wilson limits are combined by squares (MOVER;
   * Zou and Donner, Statistics in Medicine 27, 2008).
   */
  private Figure balancedError() {
    Proportion missed = proportion(Measure.FALSE_NEGATIVE_RATE);
    Proportion wronglyTaken = proportion(Measure.FALSE_POSITIVE_RATE);
    if (count() == 0) {
      return Figure.none();
    }
    if (missed.isUndefined() || wronglyTaken.isUndefined()) {
      return Figure.convention(missed.value() + wronglyTaken.value());
    }
    double value = (missed.value() + wronglyTaken.value()) / 2;
    Interval a = missed.wilson(Interval.Z);
    Interval b = wronglyTaken.wilson(Interval.Z);
    double below = Math.hypot(missed.value() - a.low(), wronglyTaken.value() - b.low()) / 2;
    double above = Math.hypot(a.high() - missed.value(), b.high() - wronglyTaken.value()) / 2;
    return Figure.of(value, new Interval(value - below, value + above).within(0, 1));
  }
}
