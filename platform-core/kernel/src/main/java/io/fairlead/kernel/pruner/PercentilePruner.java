package io.fairlead.kernel.pruner;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.Verdict;
import java.util.List;
import java.util.OptionalInt;

/**
 * Ends a trial whose best value so far is worse than that of all but the best {@code keepPercent}
 * percent of the completed trials at the same rung, by the first objective. With 50 percent it is
 * median stopping (Golovin et al., Google Vizier: a service for black-box optimization, 2017).
 *
 * <p>What differs from the paper: others are compared by their best value up to the rung, as the
 * trial itself is, rather than by the mean of their values: means hold the untrained start, and
 * hardly ever end anything. Nothing is ended before {@code minTrials} completed trials were
 * reported at the rung. Nobody waits; what was ended is not resumed. A value that isn't finite
 * ranks worst. References are neither judged nor compared with.
 *
 * <p>An answer costs a look at the trial's own reports; a completed trial costs its place among the
 * others at each rung.
 *
 * @param keepPercent 1 to 99
 * @param minSteps the first rung; ≥ 1
 * @param interval steps from rung to rung; ≥ 1, or 0 for a tenth of a full training; there are at
 *     most a hundred rungs
 * @param minTrials ≥ 1
 */
public record PercentilePruner(int keepPercent, long minSteps, long interval, int minTrials)
    implements Pruner {

  public PercentilePruner {
    Rungs.checkFirst("percentile stopping", minSteps);
    if (keepPercent < 1 || keepPercent > 99) {
      throw new IllegalArgumentException(
          "Percentile stopping keeps 1 to 99 percent, keepPercent was %d.".formatted(keepPercent));
    }
    if (interval < 0 || minTrials < 1) {
      throw new IllegalArgumentException(
          "interval is at least 0 and minTrials at least 1, were %d and %d."
              .formatted(interval, minTrials));
    }
  }

  /** Median stopping with the usual settings of {@link Pruners}. */
  public static PercentilePruner median() {
    return new PercentilePruner(50, 1, 0, 5);
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
    double own = completed.bestSoFar(history.trial(report.trial()), report);
    List<Double> others = completed.bestAt(report.step());
    if (others.size() < minTrials) {
      return Verdict.CONTINUE;
    }
    int kept = (int) ((others.size() * (long) keepPercent + 99) / 100);
    return own > others.get(kept - 1) ? Verdict.END : Verdict.CONTINUE;
  }

  @Override
  public OptionalInt resume(Problem problem, History history) {
    return OptionalInt.empty();
  }
}
