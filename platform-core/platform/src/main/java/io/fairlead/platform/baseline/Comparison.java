package io.fairlead.platform.baseline;

import io.fairlead.kernel.comparison.Improvement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a study's best trial compares with its baseline. */
public sealed interface Comparison {

  /** In one sentence, for people. */
  String sentence();

  /**
   * There is nothing to compare with, or not yet.
   *
   * @param baseline trial 0, where it is the baseline; null where the study has none
   */
  record Nothing(String sentence, @Nullable UUID baseline) implements Comparison {}

  /**
   * Compared on test rows.
   *
   * @param baseline trial 0
   * @param best the best trial by the first objective on validation rows
   * @param bestNumber its number
   * @param measure what both are judged by: {@code AUC}, {@code accuracy}, {@code log-loss}, {@code
   *     mean squared error} or {@code root mean squared error}
   * @param higherIsBetter of the measure
   * @param improvement on the measure's own scale, positive where the best trial is better
   */
  record Measured(
      UUID baseline,
      UUID best,
      int bestNumber,
      String measure,
      boolean higherIsBetter,
      Improvement improvement)
      implements Comparison {

    @Override
    public String sentence() {
      return Sentences.of(this);
    }
  }
}
