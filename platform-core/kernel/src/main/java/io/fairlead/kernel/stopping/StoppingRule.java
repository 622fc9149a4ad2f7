package io.fairlead.kernel.stopping;

import io.fairlead.kernel.model.Lesson;
import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Outlook;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a search isn't worth going on with: the trials that are left are expected to bring less than
 * is worth them, and the latest ones did.
 *
 * <p>The expectation is the sampler's ({@link Sampler#outlook}), or where it has none the history's
 * ({@link Prospects}). A rule on what a model expects to be left is that of Makarova and others,
 * Automatic termination for hyperparameter optimization, 2022, and of Ishibashi and others, A
 * stopping criterion for Bayesian optimization by the gap of expected minimum simple regrets, 2023;
 * the patience guards against a model that is too sure.
 *
 * @param least the smallest improvement that is worth going on for, > 0
 * @param unit what {@code least} is in
 * @param patience so many of the latest measured trials must have brought less than {@code least}
 *     together; ≥ 1
 * @param leastTrials before so many are measured a search is never stopped; ≥ 10
 */
public record StoppingRule(double least, Unit unit, int patience, int leastTrials) {

  /** What the least improvement is measured in. */
  public enum Unit {
    /** The first objective's own. */
    OBJECTIVE,
    /** Share of the gain so far: from the median of the measured trials to the best. */
    SHARE_OF_GAIN
  }

  /** A hundredth of the gain so far, after 20 trials without it, of 30 measured ones at least. */
  public static final StoppingRule STANDARD = new StoppingRule(0.01, Unit.SHARE_OF_GAIN, 20, 30);

  public StoppingRule {
    if (!(least > 0 && least < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The least improvement worth going on for is above 0, was %s.".formatted(least));
    }
    if (patience < 1 || leastTrials < 10) {
      throw new IllegalArgumentException(
          "A rule has a patience of at least 1 and waits for at least 10 trials, was %d and %d."
              .formatted(patience, leastTrials));
    }
  }

  /**
   * Why the search should end now, in one sentence for people; empty while it should go on. Like
   * {@link Sampler#suggest}, a function of its arguments. Asks the sampler only when the latest
   * trials brought too little.
   */
  public Optional<String> reason(Problem problem, Sampler sampler, History history, long seed) {
    List<Double> losses = new ArrayList<>();
    for (Lesson each : Observations.of(problem, history).lessons()) {
      if (each.kind() == Lesson.Kind.MEASURED) {
        losses.add(each.loss());
      }
    }
    int measured = losses.size();
    if (measured < leastTrials || measured <= patience) {
      return Optional.empty();
    }
    double before = lowest(losses.subList(0, measured - patience));
    double best = Math.min(before, lowest(losses.subList(measured - patience, measured)));
    double worth = unit == Unit.OBJECTIVE ? least : least * (median(losses) - best);
    if (before - best >= worth && before > best) {
      return Optional.empty();
    }
    return sampler
        .outlook(problem, history, seed)
        .or(() -> Prospects.outlook(problem, history))
        .filter(each -> each.improvement() < worth || !(worth > 0))
        .map(each -> sentence(problem, each, worth, before - best, best));
  }

  private String sentence(
      Problem problem, Outlook outlook, double worth, double lately, double best) {
    boolean down = problem.objectives().getFirst().direction() == Direction.MINIMIZE;
    return String.format(
        Locale.ROOT,
        "No further gain expected: the trials that are left are expected to improve the best %s of"
            + " %.4g by %.2g (with 95 %% from %.2g to %.2g), less than the %.2g that going on is"
            + " worth; the latest %d brought %.2g.",
        problem.objectives().getFirst().metric(),
        down ? best : -best,
        outlook.improvement(),
        outlook.low(),
        outlook.high(),
        worth,
        patience,
        lately);
  }

  private static double lowest(List<Double> losses) {
    double lowest = Double.POSITIVE_INFINITY;
    for (double each : losses) {
      lowest = Math.min(lowest, each);
    }
    return lowest;
  }

  private static double median(List<Double> losses) {
    double[] sorted = losses.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }
}
