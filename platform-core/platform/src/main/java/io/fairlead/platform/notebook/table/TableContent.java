package io.fairlead.platform.notebook.table;

import io.fairlead.platform.problem.InvalidInput;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/**
 * What a table cell holds.
 *
 * @param studies names of the cells whose studies it lists, all in one table
 * @param rows how many of the best trials, 1 to 100
 * @param selected the trials that it offers, in the order in which they were chosen; at most 12
 */
public record TableContent(List<String> studies, Integer rows, List<UUID> selected) {

  private static final int USUAL_ROWS = 10;
  private static final int MOST_ROWS = 100;
  private static final int MOST_SELECTED = 12;

  public TableContent {
    studies = studies == null ? List.of() : List.copyOf(new LinkedHashSet<>(studies));
    rows = rows == null ? USUAL_ROWS : rows;
    selected = selected == null ? List.of() : List.copyOf(new LinkedHashSet<>(selected));
    if (rows < 1 || rows > MOST_ROWS) {
      throw new InvalidInput(
          "rows",
          "A table shows 1 to %d trials.".formatted(MOST_ROWS),
          rows.toString(),
          "Choose a number in that range; a study's page has all.");
    }
    if (selected.size() > MOST_SELECTED) {
      throw new InvalidInput(
          "selected",
          "At most %d trials are selected.".formatted(MOST_SELECTED),
          Integer.toString(selected.size()),
          "Leave some out.");
    }
  }
}
