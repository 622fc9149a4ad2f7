package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Encoding;
import io.fairlead.kernel.model.Normal;
import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.space.Configuration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Looks for the new configuration that promises the most: at random, around the best known, and
 * uphill from the most promising of those by changing one parameter at a time.
 */
final class Proposals {

  private static final int CLIMBS = 3;
  private static final int LONGEST_CLIMB = 10;

  /** Of many axes, so many are tried around a point. */
  private static final int MOST_AXES = 20;

  /** All values of axes with so many are tried, and as many near ones of others. */
  private static final int MOST_VALUES = 12;

  private static final int NEAR_VALUES = 4;
  private static final double WIDEST = 0.1;
  private static final double NARROWEST = 1e-4;

  /**
   * @param score the logarithm of the expected improvement, less the price
   */
  record Proposal(
      double[] point, Configuration configuration, Prediction prediction, double score) {}

  private final Observations observations;
  private final Encoding encoding;
  private final Geometry geometry;
  private final Posterior posterior;
  private final double incumbent;
  private final Thrift thrift;
  private final RandomGenerator random;
  private final List<Proposal> proposals = new ArrayList<>();
  private final Set<Configuration> tried = new HashSet<>();

  Proposals(
      Observations observations,
      Geometry geometry,
      Posterior posterior,
      double incumbent,
      Thrift thrift,
      RandomGenerator random) {
    this.observations = observations;
    encoding = observations.encoding();
    this.geometry = geometry;
    this.posterior = posterior;
    this.incumbent = incumbent;
    this.thrift = thrift;
    this.random = random;
  }

  /** All that were looked at, the most promising first. */
  List<Proposal> search(int drawn, List<double[]> known) {
    for (int i = 0; i < drawn; i++) {
      consider(random.doubles(encoding.dimensions()).toArray());
    }
    known.forEach(each -> around(each, WIDEST));
    sort();
    for (Proposal each : List.copyOf(proposals.subList(0, Math.min(CLIMBS, proposals.size())))) {
      climb(each);
    }
    sort();
    return proposals;
  }

  private void sort() {
    proposals.sort(Comparator.comparingDouble((Proposal each) -> -each.score()));
  }

  private void climb(Proposal start) {
    Proposal at = start;
    double width = WIDEST;
    for (int step = 0; step < LONGEST_CLIMB && width > NARROWEST; step++) {
      int before = proposals.size();
      around(at.point(), width);
      Proposal highest = at;
      for (Proposal each : proposals.subList(before, proposals.size())) {
        highest = each.score() > highest.score() ? each : highest;
      }
      if (!(highest.score() > at.score())) {
        width /= 4;
      }
      at = highest;
    }
  }

  private void around(double[] point, double width) {
    int axes = point.length;
    int count = Math.min(axes, MOST_AXES);
    int first = axes > count ? random.nextInt(axes) : 0;
    for (int k = 0; k < count; k++) {
      int axis = (first + k) % axes;
      if (Double.isNaN(point[axis])) {
        continue;
      }
      long levels = encoding.axis(axis).levels();
      if (levels > 0 && levels <= MOST_VALUES) {
        for (double centre : encoding.axis(axis).centres()) {
          moved(point, axis, centre);
        }
      } else {
        for (int i = 0; i < NEAR_VALUES; i++) {
          double near =
              point[axis] + width * Normal.quantile(1e-9 + random.nextDouble() * 0.999999998);
          moved(point, axis, near >= 0 && near < 1 ? near : random.nextDouble());
        }
      }
    }
  }

  private void moved(double[] point, int axis, double value) {
    if (point[axis] == value) {
      return;
    }
    double[] next = point.clone();
    next[axis] = value;
    for (int i = 0; i < next.length; i++) {
      next[i] = Double.isNaN(next[i]) ? random.nextDouble() : next[i]; // if it comes to life
    }
    consider(next);
  }

  private void consider(double[] anywhere) {
    Configuration configuration = encoding.configuration(anywhere);
    if (!tried.add(configuration) || observations.seen(configuration)) {
      return;
    }
    double[] point = encoding.point(configuration);
    Prediction prediction = posterior.predict(geometry.place(point));
    double z = (incumbent - prediction.mean()) / prediction.deviation();
    double score =
        StrictMath.log(prediction.deviation()) + Normal.logImprovement(z) - thrift.price(point);
    proposals.add(new Proposal(point, configuration, prediction, score));
  }
}
