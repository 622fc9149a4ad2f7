package io.fairlead.platform.notebook.audit;

import io.fairlead.platform.fairness.AuditSpec;
import io.fairlead.platform.problem.InvalidInput;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an audit cell holds.
 *
 * @param of the name of a cell: the best trial of its study, or the first of its selection, is
 *     audited
 * @param sensitive columns that tell groups apart, separated by commas, as in {@code sex, age: 25
 *     60, job: none | retired = without; * = with}
 * @param rows of the trial, which no trial trained on; TEST unless VALIDATION is named
 * @param positive the label that counts as positive, where there are more than two; else null
 * @param audit the one that was kept; null to audit what is the best now
 */
public record AuditContent(
    String of,
    String sensitive,
    AuditSpec.Split rows,
    @Nullable String positive,
    @Nullable UUID audit) {

  private static final int MOST_CHARACTERS = 1_000;

  public AuditContent {
    of = of == null ? "" : of;
    sensitive = sensitive == null ? "" : sensitive;
    rows = rows == null ? AuditSpec.Split.TEST : rows;
    positive = positive == null || positive.isBlank() ? null : positive.strip();
    if (sensitive.length() > MOST_CHARACTERS) {
      throw new InvalidInput(
          "sensitive",
          "It has at most %d characters.".formatted(MOST_CHARACTERS),
          sensitive.length() + " characters",
          "Name fewer columns.");
    }
  }

  /** The same, once {@code kept} was made of it; null to follow the search again. */
  public AuditContent keeping(@Nullable UUID kept) {
    return new AuditContent(of, sensitive, rows, positive, kept);
  }

  /** The same of another cell. */
  public AuditContent of(String cell) {
    return new AuditContent(cell, sensitive, rows, positive, audit);
  }
}
