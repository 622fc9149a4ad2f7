package io.fairlead.kernel.fairness;

import java.util.List;
import java.util.Locale;

/**
 * How far groups are apart in a rate, or in the worse of two. Values are those of Fairlearn: the
 * difference is the largest rate minus the smallest, the ratio the smallest by the largest.
 */
public enum Disparity {
  DEMOGRAPHIC_PARITY(Measure.SELECTION_RATE),
  EQUALIZED_ODDS(Measure.TRUE_POSITIVE_RATE, Measure.FALSE_POSITIVE_RATE),
  EQUAL_OPPORTUNITY(Measure.TRUE_POSITIVE_RATE),
  /** Fairlearn has no function of this name; it is its difference and ratio of precision. */
  PREDICTIVE_PARITY(Measure.PRECISION);

  private final List<Measure> rates;

  Disparity(Measure... rates) {
    this.rates = List.of(rates);
  }

  /** The rates that it compares. */
  public List<Measure> rates() {
    return rates;
  }

  public String differenceWord() {
    return name().toLowerCase(Locale.ROOT) + "_difference";
  }

  public String ratioWord() {
    return name().toLowerCase(Locale.ROOT) + "_ratio";
  }
}
