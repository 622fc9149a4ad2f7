package io.fairlead.platform.fairness;

import io.fairlead.kernel.fairness.AuditFigures;
import io.fairlead.kernel.fairness.Comparison;
import io.fairlead.kernel.fairness.Figure;
import io.fairlead.kernel.fairness.GroupFigures;
import io.fairlead.kernel.fairness.Interval;
import io.fairlead.kernel.fairness.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Says what an audit found, and what it can't say. */
public final class Statements {

  private Statements() {}

  /** Differences first, then what is open, then limits. */
  public static List<Statement> of(AuditFigures figures) {
    List<Statement> statements = new ArrayList<>();
    for (Comparison comparison : figures.comparisons()) {
      statements.add(statement(figures, comparison));
    }
    figures.groups().forEach(group -> biases(group, statements));
    List<Statement> limits = new ArrayList<>();
    figures.groups().stream()
        .filter(group -> group.isSmall(Measure.COUNT))
        .forEach(group -> limits.add(new Statement(Statement.Kind.LIMIT, small(group))));
    return Stream.concat(statements.stream(), limits.stream())
        .sorted(java.util.Comparator.comparing(Statement::kind))
        .toList();
  }

  /** A group by its values: {@code female, under 25}. */
  public static String name(Map<String, String> group) {
    return String.join(", ", group.values());
  }

  private static Statement statement(AuditFigures figures, Comparison comparison) {
    GroupFigures group = figures.groups().get(comparison.group());
    GroupFigures reference = figures.groups().get(comparison.reference());
    String who = name(group.group());
    String other = name(reference.group());
    if (comparison.difference().undefined()) {
      return new Statement(
          Statement.Kind.LIMIT,
          "%s against %s, %s: nothing can be said, for one of them has no %s."
              .formatted(who, other, name(comparison.rate()), denominator(comparison.rate())));
    }
    long fewest = Math.min(group.rows(comparison.rate()), reference.rows(comparison.rate()));
    if (fewest < GroupFigures.LEAST_ROWS) {
      return new Statement(
          Statement.Kind.LIMIT,
          "%s against %s, %s: one of them has only %d %s%s, fewer than %d are too few to conclude from."
              .formatted(
                  who,
                  other,
                  name(comparison.rate()),
                  fewest,
                  denominator(comparison.rate()),
                  fewest == 1 ? "" : "s",
                  GroupFigures.LEAST_ROWS));
    }
    double difference = comparison.difference().value();
    Interval together = comparison.together();
    String rates =
        "(%s against %s)"
            .formatted(
                percent(group.figure(comparison.rate())),
                percent(reference.figure(comparison.rate())));
    boolean sure = comparison.isMoreThanChance();
    String interval =
        sure
            ? "%s to %s; this is more than chance"
                .formatted(
                    points(Math.min(Math.abs(together.low()), Math.abs(together.high()))),
                    points(Math.max(Math.abs(together.low()), Math.abs(together.high()))))
            : "%s to %s; chance may explain it"
                .formatted(signed(together.low()), signed(together.high()));
    return new Statement(
        sure ? Statement.Kind.DIFFERENCE : Statement.Kind.OPEN,
        "%s %s points %s often than %s %s, interval %s."
            .formatted(
                subject(comparison.rate(), who),
                points(Math.abs(difference)),
                difference < 0 ? "less" : "more",
                other,
                rates,
                interval));
  }

  private static String subject(Measure rate, String who) {
    return switch (rate) {
      case TRUE_POSITIVE_RATE -> "Of the truly positive, %s are selected".formatted(who);
      case FALSE_POSITIVE_RATE -> "Of the truly negative, %s are selected".formatted(who);
      case PRECISION -> "Of those selected, %s are truly positive".formatted(who);
      default -> "%s are selected".formatted(who);
    };
  }

  private static String name(Measure rate) {
    return rate.word().replace('_', ' ');
  }

  private static String denominator(Measure rate) {
    return switch (rate) {
      case TRUE_POSITIVE_RATE -> "truly positive row";
      case FALSE_POSITIVE_RATE -> "truly negative row";
      case PRECISION -> "selected row";
      default -> "row";
    };
  }

  private static void biases(GroupFigures group, List<Statement> statements) {
    Figure bias = group.figure(Measure.BIAS);
    if (!bias.hasInterval()) {
      return;
    }
    boolean sure = bias.low() > 0 || bias.high() < 0;
    statements.add(
        new Statement(
            sure ? Statement.Kind.DIFFERENCE : Statement.Kind.OPEN,
            "For %s predictions are %s by %s on average, interval %s to %s; %s."
                .formatted(
                    name(group.group()),
                    bias.value() < 0 ? "too low" : "too high",
                    number(Math.abs(bias.value())),
                    number(bias.low()),
                    number(bias.high()),
                    sure ? "this is more than chance" : "chance may explain it")));
  }

  private static String small(GroupFigures group) {
    String who = name(group.group());
    if (group.count() == 0) {
      return "There is no row of %s.".formatted(who);
    }
    return "%s have %d rows: too few to conclude from.".formatted(who, group.count());
  }

  private static String percent(Figure rate) {
    return points(rate.value()) + " %";
  }

  private static String points(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static String signed(double share) {
    return String.format(Locale.ROOT, "%+.1f", 100 * share).replace('-', '−');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value).replace('-', '−');
  }
}
