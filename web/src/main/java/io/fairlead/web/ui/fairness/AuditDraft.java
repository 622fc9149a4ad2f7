package io.fairlead.web.ui.fairness;

import io.fairlead.kernel.fairness.Derivation;
import io.fairlead.platform.fairness.AuditSpec;
import io.fairlead.platform.fairness.SensitiveColumn;
import io.fairlead.platform.problem.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person typed, and the spec it means. */
record AuditDraft(
    @Nullable UUID trial,
    String label,
    String score,
    boolean classes,
    String positive,
    String sensitive) {

  AuditSpec spec() {
    String predictions = score.isBlank() ? null : score.strip();
    return new AuditSpec(
        null,
        trial,
        AuditSpec.Split.TEST,
        trial != null || label.isBlank() ? null : label.strip(),
        trial != null || classes ? null : predictions,
        trial != null || !classes ? null : predictions,
        trial != null || positive.isBlank() ? null : positive.strip(),
        false,
        columns(),
        0.5,
        null);
  }

  /** Separated by commas; bounds behind a colon cut numbers, as in {@code age: 25 60}. */
  private List<SensitiveColumn> columns() {
    List<SensitiveColumn> columns = new ArrayList<>();
    for (String part : sensitive.split(",", -1)) {
      int colon = part.indexOf(':');
      if (colon >= 0) {
        String name = part.substring(0, colon).strip();
        columns.add(
            new SensitiveColumn(
                name, name, Derivation.Binned.at(bounds(part.substring(colon + 1)))));
      } else if (!part.isBlank()) {
        columns.add(SensitiveColumn.of(part.strip()));
      }
    }
    return columns;
  }

  private static List<Double> bounds(String text) {
    try {
      List<Double> bounds = Stream.of(text.strip().split("\\s+")).map(Double::valueOf).toList();
      Derivation.Binned.at(bounds);
      return bounds;
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "sensitive", "Bounds are ascending numbers.", text.strip(), "Write age: 25 60.");
    }
  }
}
