package io.fairlead.kernel.importance;

import io.fairlead.kernel.forest.Feature;
import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.Trial;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The trials that were trained in full, as rows of numbers: a place from 0 to 1 or, of unordered
 * choices, the choice's number. A parameter that doesn't live changes nothing wherever it is, so it
 * gets a place at random: what is explained is the objective as a function of the unit cube.
 */
record Sample(
    List<Parameter> parameters, List<Feature> features, double[][] rows, double[] targets) {

  private static final int FEWEST = 10;

  static Sample of(Problem problem, History history, long seed) {
    List<Parameter> parameters = problem.space().parameters();
    List<double[]> rows = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (Trial each : history.trials()) {
      boolean complete =
          each.ended().map(Ended::ending).filter(Ending.COMPLETE::equals).isPresent();
      if (each.number() >= problem.references()
          && complete
          && Double.isFinite(each.objectives().getFirst())) {
        RandomGenerator random = Seeds.generator(seed, "importance.absent", each.number());
        rows.add(row(parameters, each.configuration(), random));
        targets.add(each.objectives().getFirst());
      }
    }
    if (rows.size() < FEWEST) {
      throw new IllegalArgumentException(
          "Importance needs at least %d trials that were trained in full, there were %d; wait for more."
              .formatted(FEWEST, rows.size()));
    }
    return new Sample(
        parameters,
        parameters.stream().map(each -> feature(each.domain())).toList(),
        rows.toArray(double[][]::new),
        targets.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Feature feature(Domain domain) {
    return domain.isOrdered() ? Feature.NUMERIC : new Feature((int) domain.size());
  }

  private static double[] row(
      List<Parameter> parameters, Configuration configuration, RandomGenerator random) {
    double[] row = new double[parameters.size()];
    for (int i = 0; i < row.length; i++) {
      Domain domain = parameters.get(i).domain();
      Object value = configuration.asMap().get(parameters.get(i).name());
      double unit = random.nextDouble();
      double place = value == null ? unit : domain.toUnit(value);
      row[i] = domain.isOrdered() ? place : Math.floor(place * domain.size());
    }
    return row;
  }

  int size() {
    return targets.length;
  }

  /** The last {@code most} rows. */
  Sample newest(int most) {
    int from = Math.max(0, size() - most);
    return new Sample(
        parameters,
        features,
        Arrays.copyOfRange(rows, from, size()),
        Arrays.copyOfRange(targets, from, size()));
  }

  /** As many rows, drawn with replacement. */
  Sample again(RandomGenerator random) {
    double[][] drawnRows = new double[size()][];
    double[] drawnTargets = new double[size()];
    for (int i = 0; i < drawnRows.length; i++) {
      int row = Seeds.below(size(), random);
      drawnRows[i] = rows[row];
      drawnTargets[i] = targets[row];
    }
    return new Sample(parameters, features, drawnRows, drawnTargets);
  }
}
