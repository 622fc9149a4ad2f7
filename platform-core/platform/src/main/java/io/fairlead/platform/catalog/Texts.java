package io.fairlead.platform.catalog;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.Written;

/** What people write about entries. */
final class Texts {

  private static final int LONGEST_REASON = 2_000;

  private Texts() {}

  static String reason(String reason) {
    return checked("reason", reason, LONGEST_REASON);
  }

  static String checked(String field, String text, int longest) {
    String stripped = Written.strip(text);
    if (stripped.isEmpty() || stripped.length() > longest || stripped.indexOf('\0') >= 0) {
      throw new InvalidInput(
          field,
          "It has 1 to %d characters.".formatted(longest),
          stripped.length() > 60 ? stripped.length() + " characters" : stripped,
          stripped.isEmpty() ? "Write it down: others will ask." : "Say it in fewer.");
    }
    return stripped;
  }
}
