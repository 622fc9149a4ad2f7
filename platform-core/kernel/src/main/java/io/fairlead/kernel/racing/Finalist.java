package io.fairlead.kernel.racing;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.Trial;
import io.fairlead.kernel.search.TrialState;
import java.util.ArrayList;
import java.util.List;

/**
 * A configuration in a final race, and how its repeats went. The value for which it was chosen
 * isn't among them: it was chosen for it, so it flatters.
 *
 * @param trial that was searched
 * @param started how many repeats of it there are
 * @param losses of those that ended, in the order of their numbers; less is better
 * @param failed whether one of them brought no value
 */
record Finalist(int trial, int started, List<Double> losses, boolean failed) {

  Finalist {
    losses = List.copyOf(losses);
  }

  /**
   * @param repeats all repeats of the trial, by number
   * @param most so many of them count
   */
  static Finalist of(Problem problem, int trial, List<Trial> repeats, int most) {
    boolean down = problem.objectives().getFirst().direction() == Direction.MINIMIZE;
    List<Double> losses = new ArrayList<>();
    boolean failed = false;
    List<Trial> counted = repeats.subList(0, Math.min(most, repeats.size()));
    for (Trial each : counted) {
      if (each.state() == TrialState.ENDED) {
        double value =
            each.ended().filter(end -> end.ending() == Ending.COMPLETE).isPresent()
                ? each.objectives().getFirst()
                : Double.NaN;
        failed |= !Double.isFinite(value);
        losses.add(down ? value : -value);
      }
    }
    return new Finalist(trial, counted.size(), losses, failed);
  }

  /** Of its first {@code count} repeats. */
  double mean(int count) {
    double sum = 0;
    for (double each : losses.subList(0, count)) {
      sum += each;
    }
    return sum / count;
  }

  /** The sum of squares around the mean of its first {@code count} repeats. */
  double squares(int count) {
    double mean = mean(count);
    double squares = 0;
    for (double each : losses.subList(0, count)) {
      squares += (each - mean) * (each - mean);
    }
    return squares;
  }

  double mean() {
    return mean(losses.size());
  }

  /** Over seeds; 0 of a single one. */
  double deviation() {
    return losses.size() < 2 ? 0 : Math.sqrt(squares(losses.size()) / (losses.size() - 1));
  }
}
