package io.fairlead.platform.trial;

import io.fairlead.platform.problem.InvalidInput;

/**
 * An order of trials, as SQL. The names of parameters and metrics are bound, never pasted.
 *
 * @param expression what to sort by; {@code :sortName} stands for {@code name}
 * @param type the SQL type of the expression
 * @param name of the parameter or metric; empty for columns
 */
record TrialOrder(String expression, String type, String name, boolean descending) {

  private static final String PARAMETER = "parameter:";
  private static final String METRIC = "metric:";
  private static final String FAIRNESS = "fairness:";

  static TrialOrder of(TrialQuery query) {
    boolean down = query.descending();
    String sort = query.sort();
    if (sort.startsWith(PARAMETER)) {
      String name = sort.substring(PARAMETER.length());
      return new TrialOrder("parameters -> :sortName", "jsonb", name, down);
    }
    if (sort.startsWith(METRIC)) {
      String name = sort.substring(METRIC.length());
      return new TrialOrder(
          "case when jsonb_typeof(metrics -> :sortName) = 'number'"
              + " then cast(metrics ->> :sortName as double precision) end",
          "double precision",
          name,
          down);
    }
    if (sort.startsWith(FAIRNESS)) {
      return new TrialOrder(
          "cast(fairness -> 'figures' -> :sortName ->> 'value' as double precision)",
          "double precision",
          sort.substring(FAIRNESS.length()),
          down);
    }
    return switch (sort) {
      case "number" -> new TrialOrder("number", "int", "", down);
      case "state" -> new TrialOrder("state", "text", "", down);
      case "step" -> new TrialOrder("step", "bigint", "", down);
      case "objective" -> new TrialOrder("objective", "double precision", "", down);
      case "startedAt" -> new TrialOrder("started_at", "timestamptz", "", down);
      default ->
          throw new InvalidInput(
              "sort",
              "Trials are sorted by number, state, step, objective, startedAt, parameter:NAME,"
                  + " metric:NAME or fairness:NAME.",
              sort,
              "Choose one of them.");
    };
  }

  String orderBy() {
    String direction = descending ? " desc" : "";
    return isNumber()
        ? "number" + direction
        : "%s%s nulls last, number".formatted(expression, direction);
  }

  /** The rows after a cursor. */
  String after(TrialCursor cursor) {
    String beyond = descending ? "<" : ">";
    if (isNumber()) {
      return "number %s :afterNumber".formatted(beyond);
    }
    if (cursor.value() == null) {
      return "(%s) is null and number > :afterNumber".formatted(expression);
    }
    return """
        ((%1$s) %2$s cast(:afterValue as %3$s)
          or (%1$s) = cast(:afterValue as %3$s) and number > :afterNumber
          or (%1$s) is null)
        """
        .formatted(expression, beyond, type);
  }

  private boolean isNumber() {
    return expression.equals("number");
  }
}
