package io.fairlead.web.ui.fairness;

import io.fairlead.kernel.fairness.Derivation;
import io.fairlead.platform.guardrail.SensitiveColumn;
import io.fairlead.platform.problem.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Columns of groups as people type them: {@code sex, age: 25 60}, {@code age: young < 25 < old},
 * {@code job as work: none | retired = without; * = with}. What is written reads as the same.
 */
public final class GroupsText {

  /** How to type them. */
  public static final String HELP =
      "Columns, separated by commas: several give their intersections. Numbers are cut at bounds:"
          + " age: 25 60. Values are put together: job: none | retired = without; * = with";

  private static final String OTHERS = "*";
  private static final String AS = " as ";

  private GroupsText() {}

  /**
   * The columns that are meant.
   *
   * @throws InvalidInput for bounds that don't ascend, or values without a group
   */
  public static List<SensitiveColumn> read(String text) {
    return GroupsReader.parts(text, ",").stream()
        .filter(part -> !part.isBlank())
        .map(GroupsText::column)
        .toList();
  }

  private static SensitiveColumn column(String part) {
    List<String> halves = GroupsReader.parts(part, ":");
    if (halves.size() > 2) {
      throw wrong("A column has one colon.", part, "Put a name that has one into \"quotes\".");
    }
    List<String> named = GroupsReader.parts(halves.getFirst(), AS);
    String column = GroupsReader.plain(named.getFirst());
    String name = GroupsReader.plain(named.getLast());
    if (column.isEmpty() || name.isEmpty() || named.size() > 2) {
      throw wrong("Groups come from a column, by its name.", part, "Write age: 25 60.");
    }
    return new SensitiveColumn(
        column, name, halves.size() == 1 ? new Derivation.Same() : derivation(halves.getLast()));
  }

  private static Derivation derivation(String text) {
    if (GroupsReader.parts(text, "=").size() > 1) {
      return mapped(text);
    }
    List<String> named = GroupsReader.parts(text, "<");
    return named.size() > 1
        ? binned(text, every(named, 1), every(named, 0))
        : binned(text, Stream.of(text.strip().split("\\s+")).toList(), List.of());
  }

  private static List<String> every(List<String> parts, int from) {
    return IntStream.iterate(from, at -> at < parts.size(), at -> at + 2)
        .mapToObj(at -> GroupsReader.plain(parts.get(at)))
        .toList();
  }

  private static Derivation binned(String text, List<String> bounds, List<String> names) {
    try {
      if (names.contains("")) {
        throw new IllegalArgumentException("A group has a name.");
      }
      List<Double> numbers = bounds.stream().map(Double::valueOf).toList();
      return names.isEmpty()
          ? Derivation.Binned.at(numbers)
          : new Derivation.Binned(numbers, names);
    } catch (IllegalArgumentException e) {
      throw wrong(
          "Bounds are ascending numbers.",
          text,
          "Write age: 25 60 or age: young < 25 < old; put values together as job: none | retired ="
              + " without; * = with.");
    }
  }

  private static Derivation mapped(String text) {
    Map<String, String> groups = new LinkedHashMap<>();
    @Nullable String other = null;
    for (String group : GroupsReader.parts(text, ";")) {
      if (group.isBlank()) {
        continue;
      }
      List<String> halves = GroupsReader.parts(group, "=");
      String name = GroupsReader.plain(halves.getLast());
      if (halves.size() != 2 || name.isEmpty()) {
        throw wrong(
            "Values are put together as value = group, groups separated by semicolons.",
            group,
            "Write job: none | retired = without; * = with.");
      }
      for (String value : GroupsReader.parts(halves.getFirst(), "|")) {
        if (value.strip().equals(OTHERS)) {
          other = name;
        } else if (groups.put(GroupsReader.plain(value), name) != null) {
          throw wrong("A value belongs to one group.", value, "Name it once.");
        }
      }
    }
    return new Derivation.Mapped(groups, other);
  }

  private static InvalidInput wrong(String rule, String value, String wayOut) {
    return new InvalidInput("sensitive", rule, value.strip(), wayOut);
  }

  /** As they would be typed. */
  public static String write(List<SensitiveColumn> columns) {
    return columns.stream().map(GroupsText::write).collect(Collectors.joining(", "));
  }

  private static String write(SensitiveColumn column) {
    String own = GroupsReader.quoted(column.column());
    String name =
        column.column().equals(column.name()) ? own : own + AS + GroupsReader.quoted(column.name());
    return switch (column.derivation()) {
      case Derivation.Same _ -> name;
      case Derivation.Binned binned -> name + ": " + bins(binned);
      case Derivation.Mapped mapped -> name + ": " + groups(mapped);
    };
  }

  private static String bins(Derivation.Binned binned) {
    List<String> bounds = binned.bounds().stream().map(GroupsText::number).toList();
    if (binned.equals(Derivation.Binned.at(binned.bounds()))) {
      return String.join(" ", bounds);
    }
    List<String> parts = new ArrayList<>();
    for (int at = 0; at < bounds.size(); at++) {
      parts.add(GroupsReader.quoted(binned.labels().get(at)));
      parts.add(bounds.get(at));
    }
    parts.add(GroupsReader.quoted(binned.labels().getLast()));
    return String.join(" < ", parts);
  }

  private static String groups(Derivation.Mapped mapped) {
    Map<String, List<String>> byGroup = new LinkedHashMap<>();
    new TreeMap<>(mapped.groups())
        .forEach(
            (value, group) ->
                byGroup
                    .computeIfAbsent(group, each -> new ArrayList<>())
                    .add(GroupsReader.quoted(value)));
    String other = mapped.other();
    if (other != null) {
      byGroup.computeIfAbsent(other, each -> new ArrayList<>()).add(OTHERS);
    }
    return byGroup.entrySet().stream()
        .map(
            each ->
                String.join(" | ", each.getValue()) + " = " + GroupsReader.quoted(each.getKey()))
        .collect(Collectors.joining("; "));
  }

  private static String number(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }
}
