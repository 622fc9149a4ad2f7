package io.fairlead.kernel.fairness;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is measured in each group; names and values are those of Fairlearn where it has them. */
public enum Measure {
  /** Rows. */
  COUNT(Of.ALL),
  /** Share of rows whose label is positive. */
  BASE_RATE(Of.CLASSES),
  /** Share of rows predicted positive. */
  SELECTION_RATE(Of.CLASSES),
  /** Share of the positive rows that are predicted positive. */
  TRUE_POSITIVE_RATE(Of.CLASSES),
  /** Share of the negative rows that are predicted positive. */
  FALSE_POSITIVE_RATE(Of.CLASSES),
  /** Share of the negative rows that are predicted negative. */
  TRUE_NEGATIVE_RATE(Of.CLASSES),
  /** Share of the positive rows that are predicted negative. */
  FALSE_NEGATIVE_RATE(Of.CLASSES),
  /** Share of rows predicted right. */
  ACCURACY(Of.CLASSES),
  /** Share of the rows predicted positive that are. */
  PRECISION(Of.CLASSES),
  /** Mean of false positive and false negative rate; with one class alone, that class's. */
  BALANCED_ERROR(Of.CLASSES),
  /** Area under the ROC curve. */
  AUC(Of.CLASSES),
  /** Mean squared distance of the score, a probability, to the label. */
  BRIER(Of.CLASSES),
  /** Root mean squared calibration error in equal-mass bins, debiased. */
  CALIBRATION_ERROR(Of.CLASSES),
  /** Mean distance of the predicted number to the label. */
  MEAN_ABSOLUTE_ERROR(Of.NUMBERS),
  /** Root of the mean squared distance. */
  ROOT_MEAN_SQUARED_ERROR(Of.NUMBERS),
  /** Mean of prediction minus label: positive where predictions are too high. */
  BIAS(Of.NUMBERS);

  private enum Of {
    ALL,
    CLASSES,
    NUMBERS
  }

  private final Of of;

  Measure(Of of) {
    this.of = of;
  }

  /** As files and scripts write it, such as {@code true_positive_rate}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is measured of predicted classes, in order. */
  public static List<Measure> ofClasses() {
    return Arrays.stream(values()).filter(measure -> measure.of != Of.NUMBERS).toList();
  }

  /** What is measured of predicted numbers, in order. */
  public static List<Measure> ofNumbers() {
    return Arrays.stream(values()).filter(measure -> measure.of != Of.CLASSES).toList();
  }
}
