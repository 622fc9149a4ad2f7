package io.fairlead.kernel.fairness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures between groups, with intervals that hold for the largest of many differences.
 *
 * <p>All pairs of groups get an interval at a level such that all hold together with 95 %
 * (Bonferroni; Newcombe's for differences, MOVER-R for ratios). While they do, the largest true
 * difference is at least the largest of the lower ends and at most the largest of the upper ends.
 */
final class Between {

  private final List<Confusion> groups;

  /**
   * @param groups those that have rows
   */
  Between(List<Confusion> groups) {
    this.groups = groups;
  }

  Map<String, Figure> figures() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (Disparity disparity : Disparity.values()) {
      figures.put(disparity.differenceWord(), difference(disparity.rates()));
      figures.put(disparity.ratioWord(), ratio(disparity.rates()));
    }
    return figures;
  }

  private Figure difference(List<Measure> rates) {
    double value = Double.NaN;
    for (Measure rate : rates) {
      double[] ends = extremes(rate);
      value = largerOf(value, ends[1] - ends[0]);
    }
    double z = z(rates);
    List<Interval> pairs = new ArrayList<>();
    forPairs(rates, (a, b) -> pairs.add(PairInterval.difference(a, b, z).absolute()));
    return figure(value, rates, pairs, 0, 1);
  }

  private Figure ratio(List<Measure> rates) {
    double value = ratio(rates.getFirst());
    for (Measure rate : rates.subList(1, rates.size())) {
      double next = ratio(rate);
      value = next < value ? next : value; // as Fairlearn: nothing is less than what doesn't exist
    }
    double z = z(rates);
    List<Interval> pairs = new ArrayList<>();
    forPairs(rates, (a, b) -> pairs.add(PairInterval.lesserRatio(a, b, z)));
    return figure(value, rates, pairs, 1, -1);
  }

  private double ratio(Measure rate) {
    double[] ends = extremes(rate);
    return ends[0] / ends[1];
  }

  /** The interval of the most extreme pair: largest difference, or smallest ratio. */
  private Figure figure(
      double value, List<Measure> rates, List<Interval> pairs, double alone, int sign) {
    boolean undefined = Double.isNaN(value) || rates.stream().anyMatch(this::isUndefined);
    if (groups.size() < 2 || Double.isNaN(value)) {
      return groups.size() == 1 && !Double.isNaN(value)
          ? new Figure(value, alone, alone, undefined)
          : new Figure(value, Double.NaN, Double.NaN, undefined);
    }
    return new Figure(
        value,
        sign * pairs.stream().mapToDouble(Interval::low).map(end -> sign * end).max().orElseThrow(),
        sign
            * pairs.stream().mapToDouble(Interval::high).map(end -> sign * end).max().orElseThrow(),
        undefined);
  }

  private boolean isUndefined(Measure rate) {
    return groups.stream().anyMatch(group -> group.proportion(rate).isUndefined());
  }

  /** Ignores what doesn't exist, as Fairlearn does. */
  private static double largerOf(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
  }

  private double[] extremes(Measure rate) {
    double[] values =
        groups.stream().mapToDouble(group -> group.proportion(rate).value()).sorted().toArray();
    return values.length == 0
        ? new double[] {Double.NaN, Double.NaN}
        : new double[] {values[0], values[values.length - 1]};
  }

  private double z(List<Measure> rates) {
    int pairs = groups.size() * (groups.size() - 1) / 2;
    return Interval.quantile(Math.max(1, pairs * rates.size()));
  }

  private void forPairs(List<Measure> rates, Pair pair) {
    for (Measure rate : rates) {
      for (int i = 0; i < groups.size(); i++) {
        for (int j = i + 1; j < groups.size(); j++) {
          pair.compare(groups.get(i).proportion(rate), groups.get(j).proportion(rate));
        }
      }
    }
  }

  @FunctionalInterface
  private interface Pair {
    void compare(Proportion a, Proportion b);
  }
}
