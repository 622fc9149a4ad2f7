package io.fairlead.kernel.sampler.tpe;

import io.fairlead.kernel.model.Encoding;
import io.fairlead.kernel.model.Lesson;
import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Recommendation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Estimates a trial's objective from its own and from those of trials near it, so that one lucky
 * value among bad neighbours isn't taken for the best (Nadaraya and Watson's kernel regression,
 * drawn towards the mean by one trial's weight).
 */
final class Smoothing {

  /** The kernel's deviation on an ordered axis of length 1. */
  private static final double WIDTH = 0.15;

  /** The squared distance of two choices, in deviations. */
  private static final double OTHER_CHOICE = 4;

  /** As in the process's targets, what is far worse than the median is cut off. */
  private static final double CUT = 2;

  /** Only so many of the best observed are estimated, from as many others. */
  private static final int MOST = 1_000;

  private Smoothing() {}

  static Optional<Recommendation> recommend(Problem problem, Observations observations) {
    List<Lesson> measured = new ArrayList<>();
    for (Lesson each : observations.lessons()) {
      if (each.kind() == Lesson.Kind.MEASURED) {
        measured.add(each);
      }
    }
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    measured.sort(Comparator.comparingDouble(Lesson::loss));
    double median = measured.get((measured.size() - 1) / 2).loss();
    double best = measured.getFirst().loss();
    double worst = median + CUT * (median > best ? median - best : 1);
    List<Lesson> known = measured.subList(0, Math.min(MOST, measured.size()));
    double mean = 0;
    for (Lesson each : known) {
      mean += Math.min(each.loss(), worst) / known.size();
    }
    Lesson chosen = known.getFirst();
    double lowest = Double.POSITIVE_INFINITY;
    for (Lesson each : known) {
      double estimate = estimate(observations.encoding(), each, known, mean, worst);
      if (estimate < lowest) {
        lowest = estimate;
        chosen = each;
      }
    }
    double sign = problem.objectives().getFirst().direction() == Direction.MINIMIZE ? 1 : -1;
    return Optional.of(
        new Recommendation(
            chosen.trial(),
            String.format(
                Locale.ROOT,
                "The best by its own value and its neighbours', %.4g; observed was %.4g.",
                sign * lowest,
                sign * chosen.loss())));
  }

  private static double estimate(
      Encoding encoding, Lesson of, List<Lesson> known, double mean, double worst) {
    double weights = 1;
    double sum = mean;
    for (Lesson other : known) {
      double weight = StrictMath.exp(-0.5 * squared(encoding, of.point(), other.point()));
      weights += weight;
      sum += weight * Math.min(other.loss(), worst);
    }
    return sum / weights;
  }

  private static double squared(Encoding encoding, double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      if (Double.isNaN(a[i]) != Double.isNaN(b[i])) {
        sum += OTHER_CHOICE;
      } else if (!Double.isNaN(a[i]) && a[i] != b[i]) {
        double steps = (a[i] - b[i]) / WIDTH;
        sum += encoding.axis(i).ordered() ? steps * steps : OTHER_CHOICE;
      }
    }
    return sum;
  }
}
