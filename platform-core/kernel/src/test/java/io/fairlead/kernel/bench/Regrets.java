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
        Comparison recommended = Comparison.of(bySeed(strategy, tables, TableRun::recommended, i));
        Comparison observed = Comparison.of(bySeed(strategy, tables, TableRun::observed, i));
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
    for (Pair pair : pairs()) {
      for (int i = 0; i < TableRun.CHECKPOINTS.size(); i++) {
        for (Incumbent incumbent : Incumbent.values()) {
          String at = pair + "@" + TableRun.CHECKPOINTS.get(i);
          add(figures, incumbent, at, difference(pair, tables, incumbent, i));
          for (String table : tables) {
            add(
                figures,
                incumbent,
                at + "." + table,
                difference(pair, Set.of(table), incumbent, i));
          }
        }
      }
    }
    return figures;
  }

  private static void add(
      List<Figure> figures, Incumbent incumbent, String at, Comparison difference) {
    String name = incumbent == Incumbent.RECOMMENDED ? "difference" : "difference_observed";
    add(figures, name + "." + at, difference.mean());
    add(figures, name + "_low." + at, difference.low());
    add(figures, name + "_high." + at, difference.high());
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
                  bySeed(
                      strategy,
                      tables,
                      recommended ? TableRun::recommended : TableRun::observed,
                      i));
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
    for (Incumbent incumbent : Incumbent.values()) {
      text.append("Differences with 95 %% intervals, %s%n".formatted(incumbent.said()));
      for (Pair pair : pairs()) {
        text.append(line(pair.toString(), pair, tables, incumbent));
        if (pair.isOfNamesakes()) {
          for (String table : tables) {
            text.append(line("  " + table, pair, Set.of(table), incumbent));
          }
        }
      }
    }
    return text.toString();
  }

  private static String short4(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** Two strategies; what is looked at is the first one's regret less the second one's. */
  private record Pair(String one, String other) {
    boolean isOfNamesakes() {
      return other.equals("optuna-" + one);
    }

    @Override
    public String toString() {
      return one + "-" + other;
    }
  }

  /** Which configuration counts as what a search found. */
  private enum Incumbent {
    RECOMMENDED(TableRun::recommended),
    OBSERVED(TableRun::observed);

    private final Function<TableRun, double[]> regrets;

    Incumbent(Function<TableRun, double[]> regrets) {
      this.regrets = regrets;
    }

    String said() {
      return this == RECOMMENDED ? "recommended" : "best observed";
    }
  }

  /** Each two once: the later named less the earlier, but ours less those of peers. */
  private List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (String one : strategies) {
      for (String other : strategies) {
        if (one.equals(other)) {
          break;
        }
        boolean peer = one.startsWith("optuna-") && !other.startsWith("optuna-");
        pairs.add(peer ? new Pair(other, one) : new Pair(one, other));
      }
    }
    return pairs;
  }

  private String line(String name, Pair pair, Set<String> of, Incumbent incumbent) {
    StringBuilder line = new StringBuilder("  %-28s".formatted(name));
    for (int i = 0; i < TableRun.CHECKPOINTS.size(); i++) {
      Comparison each = difference(pair, of, incumbent, i);
      line.append(
          "  %s [%s, %s]".formatted(short4(each.mean()), short4(each.low()), short4(each.high())));
    }
    return line.append(System.lineSeparator()).toString();
  }

  private Comparison difference(Pair pair, Set<String> of, Incumbent incumbent, int checkpoint) {
    double[] ones = bySeed(pair.one(), of, incumbent.regrets, checkpoint);
    double[] others = bySeed(pair.other(), of, incumbent.regrets, checkpoint);
    double[] differences = new double[ones.length];
    Arrays.setAll(differences, i -> ones[i] - others[i]);
    return Comparison.of(differences);
  }

  /** The mean over tables for each seed, which are the same for all strategies. */
  private double[] bySeed(
      String strategy, Set<String> of, Function<TableRun, double[]> incumbent, int checkpoint) {
    int at = TableRun.CURVE.indexOf(TableRun.CHECKPOINTS.get(checkpoint));
    return seeds.stream()
        .mapToDouble(
            seed ->
                runs.stream()
                    .filter(each -> each.strategy().equals(strategy) && each.seed() == seed)
                    .filter(each -> of.contains(each.table()))
                    .mapToDouble(each -> incumbent.apply(each)[at])
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
