package io.fairlead.kernel.racing;

import io.fairlead.kernel.model.StudentDistribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far a race is: repeats come in heats, one of each finalist that is left; after each heat,
 * from the second on, who is worse than the best drops out. A function of the repeats' values by
 * number alone, not of the order in which they ended.
 *
 * @param left who may still be the best
 * @param beaten who dropped out
 * @param failed who is out since a repeat brought no value
 * @param heat how many repeats of each of {@code left} there are to be now
 * @param over whether there is nothing more to repeat
 */
record Heats(
    List<Finalist> left, List<Finalist> beaten, List<Finalist> failed, int heat, boolean over) {

  /** The probability to drop the finalist that is truly the best, at most, in the whole race. */
  private static final double RISK = 0.05;

  private static final int FIRST_JUDGED = 2;

  static Heats of(Race race, List<Finalist> finalists) {
    List<Finalist> failed = finalists.stream().filter(Finalist::failed).toList();
    List<Finalist> left = new ArrayList<>(finalists);
    left.removeAll(failed);
    List<Finalist> beaten = new ArrayList<>();
    for (int heat = FIRST_JUDGED; heat <= race.repeats(); heat++) {
      int runs = heat;
      boolean alone = left.size() == 1 && (heat > FIRST_JUDGED || finalists.size() == 1);
      if (left.isEmpty() || alone) {
        break; // one that alone didn't fail has to come through, too
      }
      if (left.stream().anyMatch(each -> each.losses().size() < runs)) {
        return new Heats(left, beaten, failed, heat, false);
      }
      double variance = variance(left, heat);
      List<Finalist> worse = worse(race, finalists.size(), left, variance, heat);
      left.removeAll(worse);
      beaten.addAll(worse);
      if (variance == 0) {
        break; // without noise more repeats bring the same again
      }
    }
    return new Heats(left, beaten, failed, race.repeats(), true);
  }

  /** Of single trainings around their finalist's mean, in common. */
  private static double variance(List<Finalist> left, int heat) {
    double squares = 0;
    for (Finalist each : left) {
      squares += each.squares(heat);
    }
    return squares / (left.size() * (heat - 1));
  }

  /**
   * Who is worse than the best, by a one-sided t test with the variance in common. The risk is
   * shared among all comparisons that there may be (Bonferroni).
   */
  private static List<Finalist> worse(
      Race race, int finalists, List<Finalist> left, double variance, int heat) {
    double sure = 1 - RISK / ((finalists - 1) * (race.repeats() - 1));
    int degrees = left.size() * (heat - 1);
    double error = Math.sqrt(2 * variance / heat);
    double best = left.stream().mapToDouble(each -> each.mean(heat)).min().orElseThrow();
    return left.stream()
        .filter(each -> each.mean(heat) > best)
        .filter(each -> StudentDistribution.below((each.mean(heat) - best) / error, degrees) > sure)
        .toList();
  }

  /** Whose turn it is; empty while the heat waits for what runs, and when all is over. */
  Optional<Finalist> next() {
    return over
        ? Optional.empty()
        : left.stream()
            .filter(each -> each.started() < heat)
            .min(Comparator.comparingInt(Finalist::started));
  }
}
