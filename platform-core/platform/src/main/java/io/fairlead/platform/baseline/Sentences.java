package io.fairlead.platform.baseline;

import io.fairlead.kernel.comparison.Improvement;
import io.fairlead.platform.baseline.Comparison.Measured;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** A comparison in plain words. */
final class Sentences {

  private static final MathContext VALUE = new MathContext(4, RoundingMode.HALF_EVEN);
  private static final MathContext DIFFERENCE = new MathContext(2, RoundingMode.HALF_EVEN);

  private Sentences() {}

  static String of(Measured measured) {
    Improvement found = measured.improvement();
    String judged =
        String.format(
            Locale.ROOT,
            "On %,d test rows that the search never saw, trial %d has %s %s",
            found.rows(),
            measured.bestNumber(),
            measured.measure(),
            number(found.candidate(), VALUE));
    String interval =
        "95 %% interval %s to %s"
            .formatted(number(found.low(), DIFFERENCE), number(found.high(), DIFFERENCE));
    return switch (found.verdict()) {
      case BETTER ->
          "%s, %s better than the baseline's %s (%s)."
              .formatted(
                  judged,
                  number(found.value(), DIFFERENCE),
                  number(found.reference(), VALUE),
                  interval);
      case UNDECIDED ->
          "%s against the baseline's %s: no better than chance would make it (%s)."
              .formatted(judged, number(found.reference(), VALUE), interval);
      case WORSE ->
          "%s, %s worse than the baseline's %s (%s)."
              .formatted(
                  judged,
                  number(-found.value(), DIFFERENCE),
                  number(found.reference(), VALUE),
                  interval);
    };
  }

  private static String number(double value, MathContext digits) {
    String text = new BigDecimal(value).round(digits).stripTrailingZeros().toPlainString();
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }
}
