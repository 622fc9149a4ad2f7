package io.fairlead.platform.fairness;

import io.fairlead.platform.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/** What is wrong with uploaded predictions. */
final class FileProblem {

  private FileProblem() {}

  static InvalidInput of(String rule, @Nullable String value, String wayOut) {
    return new InvalidInput("predictions", rule, value, wayOut);
  }

  static InvalidInput tooManyRows() {
    return of(
        "An audit takes at most %d rows.".formatted(RowSource.MOST_ROWS),
        "more",
        "Take a random sample of them, and say so.");
  }
}
