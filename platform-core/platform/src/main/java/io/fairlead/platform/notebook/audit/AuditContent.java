package io.fairlead.platform.notebook.audit;

import io.fairlead.platform.problem.InvalidInput;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an audit cell holds.
 *
 * @param of the name of a cell: the best trial of its study, or the first of its selection, is
 *     audited
 * @param sensitive columns that tell groups apart, separated by commas; bounds cut numbers, as in
 *     {@code sex, age: 25 60}
 * @param audit the one that was kept; null to audit what is the best now
 */
public record AuditContent(String of, String sensitive, @Nullable UUID audit) {

  private static final int MOST_CHARACTERS = 1_000;

  public AuditContent {
    of = of == null ? "" : of;
    sensitive = sensitive == null ? "" : sensitive;
    if (sensitive.length() > MOST_CHARACTERS) {
      throw new InvalidInput(
          "sensitive",
          "It has at most %d characters.".formatted(MOST_CHARACTERS),
          sensitive.length() + " characters",
          "Name fewer columns.");
    }
  }
}
