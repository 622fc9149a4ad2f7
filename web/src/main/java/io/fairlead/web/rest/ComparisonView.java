package io.fairlead.web.rest;

import io.fairlead.platform.baseline.Comparison;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a study's best trial compares with its baseline, as scripts see it. All but the sentence is
 * null where there is nothing to compare yet.
 *
 * @param baseline trial 0
 * @param verdict {@code better}, {@code undecided} or {@code worse}
 * @param difference positive where the best trial is better, whatever the measure's direction
 * @param low lower end of its 95 % interval
 */
record ComparisonView(
    String sentence,
    @Nullable UUID baseline,
    @Nullable UUID best,
    @Nullable String measure,
    @Nullable Boolean higherIsBetter,
    @Nullable String verdict,
    @Nullable Double baselineValue,
    @Nullable Double bestValue,
    @Nullable Double difference,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Integer rows) {

  static ComparisonView of(Comparison comparison) {
    return switch (comparison) {
      case Comparison.Nothing nothing ->
          new ComparisonView(
              nothing.sentence(),
              nothing.baseline(),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null);
      case Comparison.Measured measured ->
          new ComparisonView(
              measured.sentence(),
              measured.baseline(),
              measured.best(),
              measured.measure(),
              measured.higherIsBetter(),
              measured.improvement().verdict().name().toLowerCase(Locale.ROOT),
              measured.improvement().reference(),
              measured.improvement().candidate(),
              measured.improvement().value(),
              measured.improvement().low(),
              measured.improvement().high(),
              measured.improvement().rows());
    };
  }
}
