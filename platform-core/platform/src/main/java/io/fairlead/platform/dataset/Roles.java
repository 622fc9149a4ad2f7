package io.fairlead.platform.dataset;

import io.fairlead.platform.problem.InvalidInput;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a data set's columns are for: which is the target, what it asks for, which are sensitive.
 */
record Roles(String target, List<String> sensitive, Task task) {

  private static final int FEW = 50;
  private static final int MOST_CLASSES = 1_000;

  static Roles of(NewDataset description, List<ColumnSummary> columns) {
    String wanted = description.target();
    String name = wanted == null ? columns.getLast().name() : wanted;
    ColumnSummary target = find(columns, "target", name);
    if (target.missing() > 0) {
      throw new InvalidInput(
          "target",
          "The target has a value in every row.",
          "'%s' has none in %d".formatted(name, target.missing()),
          "Remove those rows or choose another target.");
    }
    if (target.distinct() < 2) {
      throw new InvalidInput(
          "target",
          "The target has at least two different values.",
          "'%s' has %d".formatted(name, target.distinct()),
          "Choose another target.");
    }
    for (String sensitive : description.sensitive()) {
      find(columns, "sensitive", sensitive);
      if (sensitive.equals(name)) {
        throw new InvalidInput(
            "sensitive",
            "The target isn't a sensitive attribute at the same time.",
            sensitive,
            "Leave it out of the sensitive ones.");
      }
    }
    Task task = description.task();
    return new Roles(
        name, description.sensitive(), task == null ? guess(target) : check(task, target));
  }

  private static ColumnSummary find(List<ColumnSummary> columns, String field, String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    field,
                    "It is one of the file's columns.",
                    name,
                    "Choose one of "
                        + columns.stream()
                            .limit(FEW)
                            .map(ColumnSummary::name)
                            .collect(Collectors.joining(", "))
                        + (columns.size() > FEW ? ", …" : "")
                        + "."));
  }

  private static Task guess(ColumnSummary target) {
    if (target.distinct() == 2) {
      return Task.BINARY;
    }
    boolean fewIntegers = target.type().equals("integer") && target.distinct() <= FEW;
    boolean classes = !isNumeric(target) || fewIntegers;
    return classes ? check(Task.MULTICLASS, target) : Task.REGRESSION;
  }

  private static Task check(Task task, ColumnSummary target) {
    boolean fits =
        switch (task) {
          case BINARY -> target.distinct() == 2;
          case MULTICLASS -> target.distinct() <= MOST_CLASSES;
          case REGRESSION -> isNumeric(target);
        };
    if (!fits) {
      throw new InvalidInput(
          "task",
          switch (task) {
            case BINARY -> "A binary target has exactly two different values.";
            case MULTICLASS -> "A target has at most %d classes.".formatted(MOST_CLASSES);
            case REGRESSION -> "The target of a regression is numeric.";
          },
          "%s for '%s' (%s, %d different values)"
              .formatted(task, target.name(), target.type(), target.distinct()),
          "Choose another task or another target.");
    }
    return task;
  }

  private static boolean isNumeric(ColumnSummary target) {
    return target.type().equals("integer") || target.type().equals("number");
  }
}
