package io.fairlead.web.ui.fairness;

import io.fairlead.platform.guardrail.FairnessMeasure;

/** Measures between groups as people say them. */
public final class MeasureWords {

  private MeasureWords() {}

  /** {@code demographic_parity_difference} as {@code Demographic parity difference}. */
  public static String of(String word) {
    String words = word.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** A measure in the head of a column. */
  public static String of(FairnessMeasure measure) {
    return of(measure.name().substring(0, measure.word().length()))
        + measure.name().substring(measure.word().length());
  }
}
