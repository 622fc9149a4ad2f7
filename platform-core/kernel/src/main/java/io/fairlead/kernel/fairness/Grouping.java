package io.fairlead.kernel.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which group each row belongs to. Several columns give their intersections: every combination of
 * their values, in order, also those without rows.
 *
 * @param groups by number; each tells its value of every column
 * @param groupOf each row's group
 */
public record Grouping(List<Map<String, String>> groups, int[] groupOf) {

  /** Beyond it, single groups say little and pairs of them are too many. */
  public static final int MOST_GROUPS = 250;

  public Grouping {
    groups = List.copyOf(groups);
    for (int group : groupOf) {
      if (group < 0 || group >= groups.size()) {
        throw new IllegalArgumentException(
            "Groups are numbered from 0 to %d; a row has %d.".formatted(groups.size() - 1, group));
      }
    }
  }

  /**
   * @param columns the text of each row, by the column's name; at least one column
   * @throws IllegalArgumentException for more than {@link #MOST_GROUPS} combinations
   */
  public static Grouping of(Map<String, String[]> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("Groups come from at least one column; there is none.");
    }
    List<Map<String, String>> groups = List.of(Map.of());
    int rows = columns.values().iterator().next().length;
    int[] groupOf = new int[rows];
    for (Map.Entry<String, String[]> column : columns.entrySet()) {
      if (column.getValue().length != rows) {
        throw new IllegalArgumentException(
            "Every column has a value a row; '%s' has %d of %d."
                .formatted(column.getKey(), column.getValue().length, rows));
      }
      List<String> values = List.copyOf(new TreeSet<>(Arrays.asList(column.getValue())));
      if ((long) values.size() * groups.size() > MOST_GROUPS) {
        throw new IllegalArgumentException(
            "An audit has at most %d groups; with '%s' (%d different values) there are %d. Map or bin its values, or leave a column out."
                .formatted(
                    MOST_GROUPS,
                    column.getKey(),
                    values.size(),
                    (long) values.size() * groups.size()));
      }
      Map<String, Integer> codes = new LinkedHashMap<>();
      values.forEach(value -> codes.put(value, codes.size()));
      for (int row = 0; row < rows; row++) {
        groupOf[row] = groupOf[row] * values.size() + codes.getOrDefault(column.getValue()[row], 0);
      }
      groups = crossed(groups, column.getKey(), values);
    }
    return new Grouping(groups, groupOf);
  }

  private static List<Map<String, String>> crossed(
      List<Map<String, String>> groups, String column, List<String> values) {
    List<Map<String, String>> crossed = new ArrayList<>();
    for (Map<String, String> group : groups) {
      for (String value : values) {
        Map<String, String> both = new LinkedHashMap<>(group);
        both.put(column, value);
        crossed.add(both);
      }
    }
    return crossed;
  }

  /** How many rows each group has. */
  int[] sizes() {
    int[] sizes = new int[groups.size()];
    for (int group : groupOf) {
      sizes[group]++;
    }
    return sizes;
  }
}
