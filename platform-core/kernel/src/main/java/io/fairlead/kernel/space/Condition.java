package io.fairlead.kernel.space;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What must hold of other parameters' values: for a parameter to live, or, as a forbidden
 * combination, for a configuration to be refused. It says nothing of a parameter that has no value:
 * what names one doesn't hold.
 */
public sealed interface Condition {

  /** Whether it holds with these values by name; those of parameters that don't live are absent. */
  boolean holds(Map<String, ?> values);

  /** The names of all parameters that it looks at, in alphabetical order. */
  SortedSet<String> parameters();

  /** In words, such as {@code 'optimizer' is one of [sgd]}. */
  String describe();

  /** Holds while the choice of {@code parameter} is one of {@code values}. */
  static OneOf oneOf(String parameter, String... values) {
    return new OneOf(parameter, Set.of(values));
  }

  /** Holds while the number of {@code parameter} is at least {@code from}. */
  static Between atLeast(String parameter, double from) {
    return new Between(parameter, from, Double.POSITIVE_INFINITY);
  }

  /** Holds while the number of {@code parameter} is at most {@code to}. */
  static Between atMost(String parameter, double to) {
    return new Between(parameter, Double.NEGATIVE_INFINITY, to);
  }

  /** Holds while all of {@code conditions} hold. */
  static All all(Condition... conditions) {
    return new All(List.of(conditions));
  }

  /** Holds while any of {@code conditions} holds. */
  static Any any(Condition... conditions) {
    return new Any(List.of(conditions));
  }

  /**
   * Holds while a categorical parameter has certain values.
   *
   * @param parameter the name of a categorical parameter of the same space
   * @param values the choices of that parameter with which it holds; never empty
   */
  record OneOf(String parameter, Set<String> values) implements Condition {

    public OneOf {
      if (values.isEmpty()) {
        throw new IllegalArgumentException(
            "A condition on '%s' needs at least one value, had none; name one or drop the condition."
                .formatted(parameter));
      }
      values = Collections.unmodifiableSet(new TreeSet<>(values)); // an order that never changes
    }

    @Override
    public boolean holds(Map<String, ?> given) {
      Object value = given.get(parameter);
      return value != null && values.contains(value.toString());
    }

    @Override
    public SortedSet<String> parameters() {
      return new TreeSet<>(Set.of(parameter));
    }

    @Override
    public String describe() {
      return "'%s' is one of %s".formatted(parameter, values);
    }
  }

  /**
   * Holds while a number lies in a range, both ends included.
   *
   * @param parameter the name of a numeric parameter of the same space
   * @param from -∞ for no lower end
   * @param to +∞ for no higher end, at least {@code from}
   */
  record Between(String parameter, double from, double to) implements Condition {

    public Between {
      if (Double.isNaN(from) || Double.isNaN(to)) {
        throw new IllegalArgumentException(
            "A condition on '%s' has numbers for ends, was [%s, %s]; leave out the end that is open."
                .formatted(parameter, from, to));
      }
      if (from > to) {
        throw new IllegalArgumentException(
            "A condition on '%s' goes from its lower to its higher end, was [%s, %s]; swap them."
                .formatted(parameter, from, to));
      }
      if (from == Double.NEGATIVE_INFINITY && to == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "A condition on '%s' needs an end, lower or higher, had none; add one or drop the condition."
                .formatted(parameter));
      }
    }

    @Override
    public boolean holds(Map<String, ?> given) {
      return given.get(parameter) instanceof Number number
          && number.doubleValue() >= from
          && number.doubleValue() <= to;
    }

    @Override
    public SortedSet<String> parameters() {
      return new TreeSet<>(Set.of(parameter));
    }

    @Override
    public String describe() {
      if (from == Double.NEGATIVE_INFINITY) {
        return "'%s' is at most %s".formatted(parameter, to);
      }
      return to == Double.POSITIVE_INFINITY
          ? "'%s' is at least %s".formatted(parameter, from)
          : "'%s' is from %s to %s".formatted(parameter, from, to);
    }
  }

  /**
   * Holds while two parameters' values stand in a relation. Numbers are compared by size; choices
   * can only be equal.
   */
  record Related(String left, Relation relation, String right) implements Condition {

    /** How the left value stands to the right one. */
    public enum Relation {
      LESS,
      EQUAL,
      GREATER
    }

    public Related {
      if (left.equals(right)) {
        throw new IllegalArgumentException(
            "A relation is between two parameters, was '%s' twice; name another.".formatted(left));
      }
    }

    @Override
    public boolean holds(Map<String, ?> given) {
      Object one = given.get(left);
      Object other = given.get(right);
      if (one instanceof Number a && other instanceof Number b) {
        int order = Double.compare(a.doubleValue(), b.doubleValue());
        return switch (relation) {
          case LESS -> order < 0;
          case EQUAL -> order == 0;
          case GREATER -> order > 0;
        };
      }
      return relation == Relation.EQUAL && one instanceof String && one.equals(other);
    }

    @Override
    public SortedSet<String> parameters() {
      return new TreeSet<>(Set.of(left, right));
    }

    @Override
    public String describe() {
      String words =
          switch (relation) {
            case LESS -> "less than";
            case EQUAL -> "equal to";
            case GREATER -> "greater than";
          };
      return "'%s' is %s '%s'".formatted(left, words, right);
    }
  }

  /** Holds while all of two or more conditions hold. */
  record All(List<Condition> conditions) implements Condition {

    public All {
      conditions = atLeastTwo(conditions);
    }

    @Override
    public boolean holds(Map<String, ?> given) {
      return conditions.stream().allMatch(each -> each.holds(given));
    }

    @Override
    public SortedSet<String> parameters() {
      return parametersOf(conditions);
    }

    @Override
    public String describe() {
      return joined(conditions, " and ");
    }
  }

  /** Holds while any of two or more conditions holds. */
  record Any(List<Condition> conditions) implements Condition {

    public Any {
      conditions = atLeastTwo(conditions);
    }

    @Override
    public boolean holds(Map<String, ?> given) {
      return conditions.stream().anyMatch(each -> each.holds(given));
    }

    @Override
    public SortedSet<String> parameters() {
      return parametersOf(conditions);
    }

    @Override
    public String describe() {
      return joined(conditions, " or ");
    }
  }

  private static List<Condition> atLeastTwo(List<Condition> conditions) {
    if (conditions.size() < 2) {
      throw new IllegalArgumentException(
          "'All' and 'any' join two conditions or more, there were %d; name a single one alone."
              .formatted(conditions.size()));
    }
    return List.copyOf(conditions);
  }

  private static SortedSet<String> parametersOf(List<Condition> conditions) {
    return conditions.stream()
        .flatMap(each -> each.parameters().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String joined(List<Condition> conditions, String word) {
    return conditions.stream().map(Condition::describe).collect(Collectors.joining(word, "(", ")"));
  }
}
