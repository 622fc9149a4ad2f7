package io.fairlead.platform.baseline;

import io.fairlead.platform.problem.InvalidInput;
import java.util.Map;

/**
 * A reference configuration as someone wants it.
 *
 * @param dataset name or id
 * @param metric the first objective of the studies that it is for
 * @param parameters by name; what is left out gets the catalog's default
 * @param rationale why this one; at most 2,000 characters
 */
public record NewBaseline(
    String dataset,
    String trainer,
    String metric,
    Map<String, Object> parameters,
    String rationale) {

  private static final int LONGEST_METRIC = 100;
  private static final int LONGEST_RATIONALE = 2_000;

  public NewBaseline {
    metric = text("metric", metric, LONGEST_METRIC);
    rationale = text("rationale", rationale, LONGEST_RATIONALE);
    parameters = Map.copyOf(parameters);
  }

  private static String text(String field, String text, int longest) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > longest || stripped.indexOf('\0') >= 0) {
      throw new InvalidInput(
          field,
          "It has 1 to %d characters.".formatted(longest),
          stripped.length() > 60 ? stripped.length() + " characters" : stripped,
          stripped.isEmpty() ? "Write it down." : "Say it in fewer.");
    }
    return stripped;
  }
}
