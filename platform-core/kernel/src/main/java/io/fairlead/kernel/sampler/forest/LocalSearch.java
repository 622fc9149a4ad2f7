package io.fairlead.kernel.sampler.forest;

import io.fairlead.kernel.forest.Prediction;
import io.fairlead.kernel.model.Axis;
import io.fairlead.kernel.model.Encoding;
import io.fairlead.kernel.model.Normal;
import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.space.Configuration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * SMAC's search for the highest acquisition (Hutter, Hoos and Leyton-Brown, 2011): many random
 * configurations, and steps uphill from the most promising of them and from the best that were
 * tried, to the first neighbour that is better. A neighbour has another choice or a near value of
 * one parameter. A forest is flat between its splits, so there is nothing to climb by slope.
 */
final class LocalSearch {

  private static final int DRAWN = 1_000;
  private static final int CLIMBS = 5;
  private static final int LONGEST_CLIMB = 20;

  /** SMAC's: so many near values of a number, so far away. */
  private static final int NEAR_VALUES = 4;

  private static final double WIDTH = 0.2;

  /** Of more choices so many are tried. */
  private static final int MOST_CHOICES = 12;

  /** Of many axes, so many are tried around a point. */
  private static final int MOST_AXES = 50;

  record Candidate(
      double[] point, Configuration configuration, Prediction prediction, double score) {}

  private final Observations observations;
  private final Encoding encoding;
  private final Surrogate surrogate;
  private final RandomGenerator random;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Set<Configuration> tried = new HashSet<>();

  LocalSearch(Observations observations, Surrogate surrogate, RandomGenerator random) {
    this.observations = observations;
    encoding = observations.encoding();
    this.surrogate = surrogate;
    this.random = random;
  }

  /** All that are new, the most promising first. */
  List<Candidate> search() {
    for (int i = 0; i < DRAWN; i++) {
      consider(random.doubles(encoding.dimensions()).toArray());
    }
    sort();
    List<Candidate> drawn = List.copyOf(candidates.subList(0, Math.min(CLIMBS, size())));
    surrogate.estimates().stream()
        .limit(CLIMBS)
        .forEach(each -> climb(each.lesson().point(), Double.NEGATIVE_INFINITY));
    drawn.forEach(each -> climb(each.point(), each.score()));
    sort();
    return candidates;
  }

  private int size() {
    return candidates.size();
  }

  private void sort() {
    candidates.sort(Comparator.comparingDouble((Candidate each) -> -each.score()));
  }

  private void climb(double[] start, double score) {
    double[] at = start;
    double height = score;
    for (int step = 0; step < LONGEST_CLIMB; step++) {
      int before = size();
      around(at, height);
      Candidate last = size() > before ? candidates.getLast() : null;
      if (last == null || !(last.score() > height)) {
        return;
      }
      at = last.point();
      height = last.score();
    }
  }

  /** Looks at neighbours until one is better than {@code height}. */
  private void around(double[] point, double height) {
    List<Integer> axes = new ArrayList<>();
    for (int i = 0; i < point.length; i++) {
      if (!Double.isNaN(point[i])) {
        axes.add(i);
      }
    }
    Seeds.shuffle(axes, random);
    for (int axis : axes.subList(0, Math.min(MOST_AXES, axes.size()))) {
      for (double value : near(encoding.axis(axis), point[axis])) {
        if (value != point[axis] && moved(point, axis, value) > height) {
          return;
        }
      }
    }
  }

  private double[] near(Axis axis, double value) {
    if (!axis.ordered() && axis.levels() <= MOST_CHOICES) {
      return axis.centres();
    }
    double[] values = new double[axis.ordered() ? NEAR_VALUES : MOST_CHOICES];
    for (int i = 0; i < values.length; i++) {
      double near = axis.ordered() ? value + WIDTH * normal() : random.nextDouble();
      values[i] = axis.snap(near >= 0 && near < 1 ? near : random.nextDouble());
    }
    return values;
  }

  private double normal() {
    return Normal.quantile(1e-9 + random.nextDouble() * 0.999999998);
  }

  private double moved(double[] point, int axis, double value) {
    double[] next = point.clone();
    next[axis] = value;
    for (int i = 0; i < next.length; i++) {
      next[i] = Double.isNaN(next[i]) ? random.nextDouble() : next[i]; // if it comes to life
    }
    return consider(next);
  }

  /** Its score; negative infinity for what isn't new. */
  private double consider(double[] anywhere) {
    Configuration configuration = encoding.configuration(anywhere);
    if (!tried.add(configuration) || observations.seen(configuration)) {
      return Double.NEGATIVE_INFINITY;
    }
    double[] point = encoding.point(configuration);
    Prediction prediction = surrogate.at(point);
    double score = surrogate.logImprovement(prediction);
    candidates.add(new Candidate(point, configuration, prediction, score));
    return score;
  }
}
