package io.fairlead.kernel.pruner;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.Verdict;
import java.util.List;
import java.util.OptionalInt;

/**
 * Lets a trial train on while it may become better than the best complete trial, judged by how
 * complete trials went on from the same rung, by the first objective. Unlike {@link AshaPruner} it
 * asks whether a trial is good enough to win, not whether it is better than most: when a sampler
 * that learns proposes ever better configurations, most are better than most before them, and
 * halving trains them all in full. And a rung that foretells little stops nobody.
 *
 * <p>The end is taken for a straight line of the loss at the rung plus noise, fitted to the
 * complete trials and drawn towards slope 1, along which all improve alike; the chance is
 * Student's. So that the line isn't learned from winners alone, one in {@code control} trials is
 * trained in full whatever its chance. Until {@value #FEWEST} trials are complete, trials are
 * judged as by ASHA with a reduction factor of {@value #REDUCTION}. Rungs stand at {@code
 * minSteps}·2ᵏ. Who isn't promoted waits, and is resumed when later results raise its chance.
 * Values that aren't finite are never promoted. References train on and count for nothing. Nobody
 * waits for stragglers; once all trials were suggested, none runs and none was trained in full, the
 * best of those that got furthest is promoted.
 *
 * <p>Our own; in the spirit of Domhan, Springenberg and Hutter (2015), whose forecast is of one
 * curve by itself, and of Klein and others, Learning curve prediction with Bayesian neural networks
 * (2017), who learn it from the other trials as here.
 *
 * @param minSteps the first rung; ≥ 1, or 0 for a twelfth of a full training
 * @param chancePercent the least chance with which a trial trains on; 1 to 99
 * @param control one in how many trials is trained in full; ≥ 2
 */
public record ForecastPruner(long minSteps, int chancePercent, int control) implements Pruner {

  private static final int FEWEST = 4;
  private static final int REDUCTION = 3;
  private static final int PART = 12;
  private static final int SPACING = 2;

  public ForecastPruner {
    if (minSteps < 0) {
      throw new IllegalArgumentException(
          "The first rung of a forecast is at step 1 or later, or 0 for a twelfth; minSteps was %d."
              .formatted(minSteps));
    }
    if (chancePercent < 1 || chancePercent > 99) {
      throw new IllegalArgumentException(
          "A trial trains on with a chance of at least 1 to 99 percent, chancePercent was %d."
              .formatted(chancePercent));
    }
    if (control < 2) {
      throw new IllegalArgumentException(
          "One in control trials is trained in full, control is at least 2, was %d; for all of them"
                  .formatted(control)
              + " choose the pruner 'none'.");
    }
  }

  @Override
  public List<Long> rungs(long maxSteps) {
    long first = minSteps > 0 ? minSteps : Math.max(1, maxSteps / PART);
    return Rungs.geometric(first, SPACING, maxSteps);
  }

  @Override
  public Verdict judge(Problem problem, History history, Report report) {
    int number = report.trial() - problem.references();
    if (number < 0) {
      return Verdict.CONTINUE;
    }
    Forecasts forecasts = Forecasts.of(problem, history);
    Standing standing =
        Standing.of(
            report.trial(),
            report.objectives().getFirst(),
            problem.objectives().getFirst().direction());
    boolean goesOn;
    if (!standing.isFinite()) {
      goesOn = false;
    } else if (number % control == control - 1) {
      goesOn = true;
    } else if (forecasts.complete() < FEWEST) {
      goesOn = standings(problem, history).promotes(report);
    } else {
      goesOn = forecasts.chance(report.step(), standing.loss()) >= least();
    }
    return goesOn ? Verdict.CONTINUE : Verdict.WAIT;
  }

  private double least() {
    return chancePercent / 100.0;
  }

  @Override
  public OptionalInt resume(Problem problem, History history) {
    Forecasts forecasts = Forecasts.of(problem, history);
    Standings standings = standings(problem, history);
    OptionalInt promotable =
        forecasts.complete() < FEWEST ? standings.promotable() : forecasts.likeliest(least());
    boolean lastChance =
        promotable.isEmpty() && LastChance.isNow(problem, history, standings.anyComplete());
    return lastChance ? standings.bestWaiting() : promotable;
  }

  private Standings standings(Problem problem, History history) {
    return Standings.ofAll(problem, history, rungs(problem.maxSteps()), REDUCTION);
  }
}
