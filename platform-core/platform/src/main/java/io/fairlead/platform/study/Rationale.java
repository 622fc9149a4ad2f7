package io.fairlead.platform.study;

import io.fairlead.platform.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Why a person started or stopped a study, as the decision log keeps it. */
final class Rationale {

  private static final int LONGEST = 10_000;

  private Rationale() {}

  /**
   * Without white space around it; null when nothing is said.
   *
   * @throws InvalidInput when it is too long
   */
  static @Nullable String of(@Nullable String text) {
    String stripped = text == null ? "" : text.strip();
    if (stripped.length() > LONGEST || stripped.indexOf('\0') >= 0) {
      throw new InvalidInput(
          "rationale",
          "A reason has at most %d characters.".formatted(LONGEST),
          stripped.length() + " characters",
          "Say it in fewer.");
    }
    return stripped.isEmpty() ? null : stripped;
  }
}
