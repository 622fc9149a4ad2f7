package io.fairlead.kernel.pruner;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.Verdict;
import java.util.List;
import java.util.OptionalInt;

/**
 * Asynchronous successive halving (Li et al., A system for massively parallel hyperparameter
 * tuning, 2020), by the first objective.
 *
 * <p>Rungs stand at {@code minSteps}·{@code reductionFactor}ᵏ. A trial at a rung trains on while it
 * is among the best 1/{@code reductionFactor} of all that were reported there so far, else it
 * waits, and is promoted as soon as later reports move it into that share. Values that aren't
 * finite rank worst and are never promoted; of equal values the earlier trial's is better. Nobody
 * waits for stragglers.
 *
 * <p>References ({@link Problem#references}) train on and count for nothing: they neither take a
 * place from the trials that are searched nor stand for a result of the search.
 *
 * <p>One addition to the paper: once all trials were suggested, none runs and none was trained in
 * full, the best of those that got furthest is promoted, so that a small search ends with a result.
 *
 * @param minSteps the first rung; ≥ 1, or 0 for a ninth of a full training
 * @param reductionFactor η, one in how many is promoted; ≥ 2, usually 3 or 4
 */
public record AshaPruner(long minSteps, int reductionFactor) implements Pruner {

  public AshaPruner {
    Rungs.check("ASHA", minSteps, reductionFactor);
  }

  @Override
  public List<Long> rungs(long maxSteps) {
    return Rungs.geometric(minSteps, reductionFactor, maxSteps);
  }

  @Override
  public Verdict judge(Problem problem, History history, Report report) {
    if (report.trial() < problem.references()) {
      return Verdict.CONTINUE;
    }
    Standings standings = standings(problem, history);
    return standings.promotes(report) ? Verdict.CONTINUE : Verdict.WAIT;
  }

  @Override
  public OptionalInt resume(Problem problem, History history) {
    Standings standings = standings(problem, history);
    OptionalInt promotable = standings.promotable();
    boolean lastChance =
        promotable.isEmpty() && LastChance.isNow(problem, history, standings.anyComplete());
    return lastChance ? standings.bestWaiting() : promotable;
  }

  private Standings standings(Problem problem, History history) {
    return Standings.ofAll(problem, history, rungs(problem.maxSteps()), reductionFactor);
  }
}
