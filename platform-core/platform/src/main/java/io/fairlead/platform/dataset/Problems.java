package io.fairlead.platform.dataset;

import io.fairlead.platform.problem.InvalidInput;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the file of a data set. */
final class Problems {

  private static final int MOST_COLUMNS = 5_000;

  private Problems() {}

  static InvalidInput file(String rule, @Nullable String value, String wayOut) {
    return new InvalidInput("file", rule, value, wayOut);
  }

  /**
   * @param where in front of "column n"
   */
  static void checkNames(List<String> names, String where) {
    if (names.size() > MOST_COLUMNS) {
      throw file(
          "A data set has at most %d columns.".formatted(MOST_COLUMNS),
          String.valueOf(names.size()),
          "Leave out columns that aren't needed.");
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.isBlank()) {
        throw file(
            "Every column has a name.",
            "%scolumn %d has none".formatted(where, i + 1),
            "Name it or leave it out.");
      }
      Integer before = seen.put(name.toLowerCase(Locale.ROOT), i + 1);
      if (before != null) {
        throw file(
            "Column names differ in more than capitals.",
            "%scolumns %d and %d are both '%s'".formatted(where, before, i + 1, name),
            "Rename one of them.");
      }
    }
  }
}
