package io.fairlead.web.ui.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which columns a table shows, in which order, and by which it is sorted, as an address keeps it.
 *
 * @param columns the keys of those shown; empty for the table's own choice
 * @param sort the column that it is sorted by; empty for the table's own order
 */
record TableLayout(List<String> columns, Optional<Sort> sort) {

  /** A column's sort property and the direction. */
  record Sort(String column, boolean descending) {}

  private static final String DESCENDING = "-";

  TableLayout {
    columns = List.copyOf(columns);
  }

  /** What an address asks for; names that the table doesn't have are left out later. */
  static TableLayout of(Map<String, String> address) {
    return new TableLayout(list(address.get("columns")), sort(address.get("sort")));
  }

  /** As an address says it; nothing for what is the table's own choice. */
  Map<String, String> address() {
    Map<String, String> address = new LinkedHashMap<>();
    if (!columns.isEmpty()) {
      address.put("columns", String.join(",", columns));
    }
    sort.ifPresent(by -> address.put("sort", (by.descending() ? DESCENDING : "") + by.column()));
    return address;
  }

  /** All of {@code known}, those of this layout first and in its order. */
  List<String> order(List<String> known) {
    LinkedHashSet<String> order = new LinkedHashSet<>(columns);
    order.retainAll(known);
    order.addAll(known);
    return List.copyOf(order);
  }

  /** Whether the column is to be seen. */
  boolean shows(String column) {
    return columns.isEmpty() || columns.contains(column);
  }

  /** {@code order} with {@code column} moved by one place where there is room. */
  static List<String> moved(List<String> order, String column, int by) {
    List<String> moved = new ArrayList<>(order);
    int from = moved.indexOf(column);
    int to = Math.clamp((long) from + by, 0, moved.size() - 1);
    moved.add(to, moved.remove(from));
    return moved;
  }

  private static List<String> list(@Nullable String text) {
    return text == null || text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).filter(each -> !each.isBlank()).distinct().toList();
  }

  private static Optional<Sort> sort(@Nullable String text) {
    if (text == null || text.isBlank() || text.equals(DESCENDING)) {
      return Optional.empty();
    }
    return Optional.of(
        text.startsWith(DESCENDING) ? new Sort(text.substring(1), true) : new Sort(text, false));
  }
}
