package io.fairlead.platform.notebook;

import io.fairlead.platform.problem.InvalidInput;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for names of cells. */
final class CellNames {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,38}");

  private CellNames() {}

  /**
   * The wanted name, checked; or a free one.
   *
   * @param taken names of the other cells
   */
  static String of(@Nullable String wanted, String kind, Set<String> taken) {
    if (wanted == null) {
      return free(kind, taken);
    }
    if (!NAME.matcher(wanted).matches()) {
      throw new InvalidInput(
          "name",
          "A cell's name has 1 to 39 small letters, digits and hyphens and starts with a letter.",
          wanted.length() > 60 ? wanted.length() + " characters" : wanted,
          "Choose one like 'search'.");
    }
    if (taken.contains(wanted)) {
      throw new InvalidInput(
          "name",
          "A cell's name is unique in its notebook.",
          wanted,
          "Choose another one, such as '%s'.".formatted(free(wanted, taken)));
    }
    return wanted;
  }

  /** The name itself, or with the first number behind it that nobody has. */
  static String free(String stem, Set<String> taken) {
    String name = stem;
    for (int i = 2; taken.contains(name); i++) {
      name = stem + "-" + i;
    }
    return name;
  }
}
