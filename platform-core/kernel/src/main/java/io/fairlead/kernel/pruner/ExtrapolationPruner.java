package io.fairlead.kernel.pruner;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.Verdict;
import java.util.List;
import java.util.OptionalInt;

/**
 * Ends a trial whose learning curve, carried on to a full training, is unlikely to be better than
 * the best completed trial, by the first objective (Domhan, Springenberg and Hutter, Speeding up
 * automatic hyperparameter optimization of deep neural networks by extrapolation of learning
 * curves, 2015).
 *
 * <p>What differs from the paper: {@link CurveEnsemble} averages curves whose posterior is known in
 * closed form rather than eleven families by Markov chains, so that an answer is exact, takes
 * microseconds and is the same everywhere. Nothing is ended before the trial has reported four
 * times and one trial is complete; a value that isn't finite ends a trial as soon as one is. Nobody
 * waits; what was ended is not resumed. References are neither judged nor compared with.
 *
 * @param minSteps the first rung; ≥ 1
 * @param interval steps from rung to rung; ≥ 1, or 0 for a tenth of a full training; there are at
 *     most a hundred rungs
 * @param lessLikelyPercent a trial ends when its chance to be better is below it; 1 to 50
 */
public record ExtrapolationPruner(long minSteps, long interval, int lessLikelyPercent)
    implements Pruner {

  private static final int FEWEST_POINTS = 4;

  public ExtrapolationPruner {
    Rungs.checkFirst("extrapolation", minSteps);
    if (interval < 0) {
      throw new IllegalArgumentException("interval is at least 0, was %d.".formatted(interval));
    }
    if (lessLikelyPercent < 1 || lessLikelyPercent > 50) {
      throw new IllegalArgumentException(
          "A trial ends when its chance to be better is below 1 to 50 percent, was %d."
              .formatted(lessLikelyPercent));
    }
  }

  @Override
  public List<Long> rungs(long maxSteps) {
    return Rungs.even(minSteps, interval, maxSteps);
  }

  @Override
  public Verdict judge(Problem problem, History history, Report report) {
    if (report.trial() < problem.references()) {
      return Verdict.CONTINUE;
    }
    CompletedCurves completed = CompletedCurves.of(problem, history);
    if (!Double.isFinite(completed.bestEnd())) {
      return Verdict.CONTINUE;
    }
    if (!Double.isFinite(completed.loss(report.objectives()))) {
      return Verdict.END;
    }
    List<Reported> before =
        history.trial(report.trial()).reports().stream()
            .filter(each -> Double.isFinite(completed.loss(each.objectives())))
            .toList();
    if (before.size() + 1 < FEWEST_POINTS) {
      return Verdict.CONTINUE;
    }
    CurveEnsemble curve = new CurveEnsemble();
    before.forEach(each -> curve.add(each.step(), completed.loss(each.objectives())));
    curve.add(report.step(), completed.loss(report.objectives()));
    double chance = curve.chanceBelow(completed.bestEnd(), problem.maxSteps());
    return chance * 100 < lessLikelyPercent ? Verdict.END : Verdict.CONTINUE;
  }

  @Override
  public OptionalInt resume(Problem problem, History history) {
    return OptionalInt.empty();
  }
}
