package io.fairlead.platform.decision;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A guardrail that a chosen trial doesn't keep, as it was when the decision was signed.
 *
 * @param label of the trial, such as {@code risk #7}
 * @param measure its name in the study
 * @param value what was measured; null when nobody could say
 * @param limit as people say it, such as {@code at most 0.1}
 */
public record Passed(
    UUID trial, String label, String measure, @Nullable Double value, String limit) {

  /** In one line. */
  public String words() {
    return "%s: %s is %s, the guardrail %s"
        .formatted(
            label,
            measure,
            value == null ? "not known" : String.format(java.util.Locale.ROOT, "%.4g", value),
            limit);
  }
}
