package io.fairlead.kernel.pruner;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.Verdict;
import java.util.List;
import java.util.OptionalInt;

/**
 * Synchronous successive halving (Jamieson and Talwalkar, Non-stochastic best arm identification
 * and hyperparameter optimization, 2016), by the first objective.
 *
 * <p>Trials run in cohorts, in the order of their numbers: the first {@code cohort} trials, the
 * next, and so on. Rungs stand at {@code minSteps}·{@code reductionFactor}ᵏ. At a rung a trial
 * waits until each of its cohort that was to come has come or ended; then the best 1/{@code
 * reductionFactor} of those that were to come, at least one, train on. It waits for stragglers by
 * definition: {@link AshaPruner} doesn't.
 *
 * <p>What differs from the paper: a slot that would idle starts the next cohort; who isn't promoted
 * waits rather than ends, and once all trials were suggested, none runs and none was trained in
 * full, the best of those that got furthest is promoted, so that a search whose promoted trials all
 * failed has a result. Values that aren't finite rank worst and are never promoted; of equal values
 * the earlier trial's is better. References train on and count for nothing.
 *
 * <p>An answer costs a logarithm of the cohort's size for each open cohort.
 *
 * @param minSteps the first rung; ≥ 1, or 0 for a ninth of a full training
 * @param reductionFactor η, one in how many is promoted; ≥ 2, usually 3 or 4
 * @param cohort how many trials are compared at the first rung; ≥ 1, or 0 for as many as leave one
 *     at the last rung
 */
public record SuccessiveHalvingPruner(long minSteps, int reductionFactor, int cohort)
    implements Pruner {

  private static final int MOST = 100_000;

  public SuccessiveHalvingPruner {
    Rungs.check("successive halving", minSteps, reductionFactor);
    if (cohort < 0) {
      throw new IllegalArgumentException(
          "A cohort has at least 1 trial, or 0 for the usual number, was %d.".formatted(cohort));
    }
  }

  @Override
  public List<Long> rungs(long maxSteps) {
    return Rungs.geometric(minSteps, reductionFactor, maxSteps);
  }

  @Override
  public Verdict judge(Problem problem, History history, Report report) {
    if (report.trial() < problem.references()
        || !rungs(problem.maxSteps()).contains(report.step())) {
      return Verdict.CONTINUE;
    }
    return Verdict.WAIT; // promoted by resume, when its cohort is there
  }

  @Override
  public OptionalInt resume(Problem problem, History history) {
    Cohorts cohorts = history.project(kind(problem));
    OptionalInt promotable = cohorts.promotable();
    boolean lastChance =
        promotable.isEmpty() && LastChance.isNow(problem, history, cohorts.anyComplete());
    return lastChance ? cohorts.bestWaiting() : promotable;
  }

  private Cohorts.Kind kind(Problem problem) {
    List<Long> rungs = rungs(problem.maxSteps());
    double usual = StrictMath.pow(reductionFactor, rungs.size());
    int searched = problem.maxTrials() - problem.references();
    int size = cohort > 0 ? cohort : (int) Math.min(usual, MOST);
    return new Cohorts.Kind(
        rungs,
        reductionFactor,
        problem.objectives().getFirst().direction(),
        problem.references(),
        Math.max(1, Math.min(size, searched)),
        searched);
  }
}
