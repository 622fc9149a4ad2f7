package io.fairlead.kernel.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The figures and the printed table of all searches. */
final class Regrets {

  private final List<TableRun> runs;
  private final Set<String> strategies = new LinkedHashSet<>();
  private final Set<String> tables = new LinkedHashSet<>();
  private final Set<Long> seeds = new LinkedHashSet<>();

  Regrets(List<TableRun> runs) {
    this.runs = runs;
    for (TableRun each : runs) {
      strategies.add(each.strategy());
      tables.add(each.table());
      seeds.add(each.seed());
    }
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (String strategy : strategies) {
      for (int i = 0; i < TableRun.CHECKPOINTS.size(); i++) {
        String at = strategy + "@" + TableRun.CHECKPOINTS.get(i);
        Comparison recommended = Comparison.of(bySeed(strategy, TableRun::recommended, i));
        Comparison observed = Comparison.of(bySeed(strategy, TableRun::observed, i));
        add(figures, "regret." + at, recommended.mean());
        add(figures, "regret_error." + at, recommended.error());
        add(figures, "regret_observed." + at, observed.mean());
        add(figures, "regret_observed_error." + at, observed.error());
        for (String table : tables) {
          add(
              figures,
              "regret." + at + "." + table,
              mean(strategy, table, TableRun::recommended, i));
          add(
              figures,
              "regret_observed." + at + "." + table,
              mean(strategy, table, TableRun::observed, i));
        }
      }
    }
    for (String one : strategies) {
      for (String other : strategies) {
        if (one.equals(other)) {
          break; // each pair once, the later named less the earlier
        }
        for (int i = 0; i < TableRun.CHECKPOINTS.size(); i++) {
          Comparison difference = difference(one, other, i);
          String pair = one + "-" + other + "@" + TableRun.CHECKPOINTS.get(i);
          add(figures, "difference." + pair, difference.mean());
          add(figures, "difference_low." + pair, difference.low());
          add(figures, "difference_high." + pair, difference.high());
        }
      }
    }
    return figures;
  }

  private static void add(List<Figure> figures, String name, double value) {
    figures.add(new Figure(name, value, "normalised regret"));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    String columns = " %8s ± %-6s".repeat(TableRun.CHECKPOINTS.size());
    text.append(
        "Mean normalised regret of %d tables, %d seeds; recommended, then best observed%n"
            .formatted(tables.size(), seeds.size()));
    for (String strategy : strategies) {
      for (boolean recommended : new boolean[] {true, false}) {
        Object[] cells = new Object[2 * TableRun.CHECKPOINTS.size()];
        for (int i = 0; i < TableRun.CHECKPOINTS.size(); i++) {
          Comparison each =
              Comparison.of(
                  bySeed(strategy, recommended ? TableRun::recommended : TableRun::observed, i));
          cells[2 * i] = short4(each.mean());
          cells[2 * i + 1] = short4(each.error());
        }
        text.append("  %-14s %-12s".formatted(strategy, recommended ? "recommended" : "observed"))
            .append(columns.formatted(cells))
            .append(System.lineSeparator());
      }
    }
    for (String table : tables) {
      text.append(table).append(System.lineSeparator());
      for (String strategy : strategies) {
        text.append("  %-14s".formatted(strategy));
        for (int i = 0; i < TableRun.CHECKPOINTS.size(); i++) {
          text.append(
              "  %s (%s)"
                  .formatted(
                      short4(mean(strategy, table, TableRun::recommended, i)),
                      short4(mean(strategy, table, TableRun::observed, i))));
        }
        text.append(System.lineSeparator());
      }
    }
    for (String one : strategies) {
      for (String other : strategies) {
        if (one.equals(other)) {
          break;
        }
        text.append("  %s less %s:".formatted(one, other));
        for (int i = 0; i < TableRun.CHECKPOINTS.size(); i++) {
          Comparison each = difference(one, other, i);
          text.append(
              "  %s [%s, %s]"
                  .formatted(short4(each.mean()), short4(each.low()), short4(each.high())));
        }
        text.append(System.lineSeparator());
      }
    }
    return text.toString();
  }

  private static String short4(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private Comparison difference(String one, String other, int checkpoint) {
    double[] ones = bySeed(one, TableRun::recommended, checkpoint);
    double[] others = bySeed(other, TableRun::recommended, checkpoint);
    double[] differences = new double[ones.length];
    Arrays.setAll(differences, i -> ones[i] - others[i]);
    return Comparison.of(differences);
  }

  /** The mean over tables for each seed, which are the same for all strategies. */
  private double[] bySeed(String strategy, Function<TableRun, double[]> incumbent, int checkpoint) {
    return seeds.stream()
        .mapToDouble(
            seed ->
                runs.stream()
                    .filter(each -> each.strategy().equals(strategy) && each.seed() == seed)
                    .mapToDouble(
                        each ->
                            incumbent
                                .apply(each)[
                                TableRun.CURVE.indexOf(TableRun.CHECKPOINTS.get(checkpoint))])
                    .average()
                    .orElse(Double.NaN))
        .toArray();
  }

  private double mean(
      String strategy, String table, Function<TableRun, double[]> incumbent, int checkpoint) {
    return runs.stream()
        .filter(each -> each.strategy().equals(strategy) && each.table().equals(table))
        .mapToDouble(
            each ->
                incumbent.apply(each)[TableRun.CURVE.indexOf(TableRun.CHECKPOINTS.get(checkpoint))])
        .average()
        .orElse(Double.NaN);
  }
}
