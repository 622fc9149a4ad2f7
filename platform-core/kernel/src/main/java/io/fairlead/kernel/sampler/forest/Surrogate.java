package io.fairlead.kernel.sampler.forest;

import io.fairlead.kernel.forest.ForestSettings;
import io.fairlead.kernel.forest.Prediction;
import io.fairlead.kernel.forest.RegressionForest;
import io.fairlead.kernel.model.Lesson;
import io.fairlead.kernel.model.Losses;
import io.fairlead.kernel.model.Normal;
import io.fairlead.kernel.model.Observations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A forest grown on what a search has taught, and what it makes of places. */
final class Surrogate {

  /** So many lessons are taken in. */
  private static final int MOST = 1_000;

  /** Pending trials beyond so many aren't looked at, the oldest first. */
  private static final int MOST_PENDING = 100;

  /** SMAC's trees, grown out: with few trials leaves of three would see nothing. */
  private static final ForestSettings SETTINGS = new ForestSettings(20, 1, 20, 5.0 / 6, true);

  /** To judge what was measured: a leaf of one would take a lucky value for the truth. */
  private static final ForestSettings CALM = new ForestSettings(50, 2, 20, 5.0 / 6, true);

  /** Where all trees agree, doubt isn't less than this share of the losses' unit. */
  private static final double LEAST_DOUBT = 0.02;

  /** A lesson and the forest's mean in its place. */
  record Estimate(Lesson lesson, double mean) {}

  private final Rows rows;
  private final RegressionForest forest;
  private final Losses losses;
  private final List<Estimate> estimates;

  private Surrogate(Rows rows, RegressionForest forest, Losses losses, List<Estimate> estimates) {
    this.rows = rows;
    this.forest = forest;
    this.losses = losses;
    this.estimates = estimates;
  }

  /** Also takes what is pending for done, with what is expected there. */
  static Surrogate believing(Observations observations, long seed) {
    List<double[]> pending = observations.pending();
    List<double[]> latest =
        pending.subList(Math.max(0, pending.size() - MOST_PENDING), pending.size());
    Surrogate measured = grow(observations, List.of(), new double[0], SETTINGS, seed);
    double[] expected = latest.stream().mapToDouble(each -> measured.at(each).mean()).toArray();
    return latest.isEmpty() ? measured : grow(observations, latest, expected, SETTINGS, seed);
  }

  /** Of what has ended alone, to judge it by. */
  static Surrogate calm(Observations observations, long seed) {
    return grow(observations, List.of(), new double[0], CALM, seed);
  }

  private static Surrogate grow(
      Observations observations,
      List<double[]> more,
      double[] expected,
      ForestSettings settings,
      long seed) {
    Rows rows = new Rows(observations.encoding());
    List<Lesson> lessons = Lesson.chosen(observations.lessons(), MOST);
    Losses losses = Losses.of(lessons);
    int known = lessons.size();
    double[][] table = new double[known + more.size()][];
    Arrays.setAll(table, i -> rows.row(i < known ? lessons.get(i).point() : more.get(i - known)));
    double[] targets = Arrays.copyOf(losses.values(), table.length);
    System.arraycopy(expected, 0, targets, known, expected.length);
    RegressionForest forest =
        RegressionForest.grow(rows.features(), table, targets, settings, seed);
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < known; i++) {
      estimates.add(new Estimate(lessons.get(i), forest.predict(table[i]).mean()));
    }
    estimates.sort(Comparator.comparingDouble(Estimate::mean));
    return new Surrogate(rows, forest, losses, estimates);
  }

  /** A loss in the objective's unit. */
  double told(double loss) {
    return losses.told(loss);
  }

  /** The forest's view of {@code point}, in {@link Losses}; never without doubt. */
  Prediction at(double[] point) {
    Prediction raw = forest.predict(rows.row(point));
    double doubt = LEAST_DOUBT * losses.unit();
    return new Prediction(raw.mean(), Math.max(raw.variance(), doubt * doubt));
  }

  /** The logarithm of the expected improvement on the best estimate, in losses. */
  double logImprovement(Prediction there) {
    double deviation = Math.sqrt(there.variance());
    double z = (best().mean() - there.mean()) / deviation;
    return StrictMath.log(deviation) + Normal.logImprovement(z);
  }

  /** The best estimate of all places that were tried. */
  Estimate best() {
    return estimates.getFirst();
  }

  /** All lessons, the best estimate first. */
  List<Estimate> estimates() {
    return estimates;
  }
}
