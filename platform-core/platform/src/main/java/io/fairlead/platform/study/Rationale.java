package io.fairlead.platform.study;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.workspace.Actor;
import org.jspecify.annotations.Nullable;

/** Why a study was started, extended or stopped, as the decision log keeps it. */
final class Rationale {

  private static final int LONGEST = 10_000;

  private Rationale() {}

  /** What is said; where nothing is, that it isn't, so that a reader need not wonder. */
  static String stated(@Nullable String text, Actor by) {
    String said = of(text);
    if (said != null) {
      return said;
    }
    return by.kind() == Actor.Kind.TOKEN
        ? "No reason was given; a script of %s asked for it.".formatted(by.name())
        : "No reason was given.";
  }

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
