package io.fairlead.web.ui.fairness;

import io.fairlead.kernel.fairness.Derivation;
import io.fairlead.platform.guardrail.SensitiveColumn;
import io.fairlead.platform.problem.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns of groups as people type them: {@code sex, age: 25 60}. */
public final class GroupsText {

  /** How to type them. */
  public static final String HELP =
      "Columns, separated by commas: several give their intersections. Bounds cut numbers into"
          + " groups: sex, age: 25 60";

  private GroupsText() {}

  /**
   * Separated by commas; bounds behind a colon cut numbers.
   *
   * @throws InvalidInput for bounds that are no ascending numbers
   */
  public static List<SensitiveColumn> read(String text) {
    List<SensitiveColumn> columns = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      int colon = part.indexOf(':');
      if (colon >= 0) {
        String name = part.substring(0, colon).strip();
        columns.add(
            new SensitiveColumn(
                name, name, Derivation.Binned.at(bounds(part.substring(colon + 1)))));
      } else if (!part.isBlank()) {
        columns.add(SensitiveColumn.of(part.strip()));
      }
    }
    return columns;
  }

  /** As they would be typed; mapped values can't be, and show as their column. */
  public static String write(List<SensitiveColumn> columns) {
    return columns.stream().map(GroupsText::write).collect(Collectors.joining(", "));
  }

  private static String write(SensitiveColumn column) {
    return switch (column.derivation()) {
      case Derivation.Binned binned ->
          column.column()
              + ": "
              + binned.bounds().stream().map(GroupsText::plain).collect(Collectors.joining(" "));
      case Derivation.Same _, Derivation.Mapped _ -> column.column();
    };
  }

  private static String plain(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }

  private static List<Double> bounds(String text) {
    try {
      List<Double> bounds = Stream.of(text.strip().split("\\s+")).map(Double::valueOf).toList();
      Derivation.Binned.at(bounds);
      return bounds;
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "sensitive", "Bounds are ascending numbers.", text.strip(), "Write age: 25 60.");
    }
  }
}
