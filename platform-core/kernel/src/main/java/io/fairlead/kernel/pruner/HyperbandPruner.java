package io.fairlead.kernel.pruner;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Hyperband (Li et al., Hyperband: a novel bandit-based approach to hyperparameter optimization,
 * 2018) over asynchronous rungs, by the first objective: some trials are judged early and often,
 * some late and seldom, for the case that early values mislead.
 *
 * <p>Rungs stand where {@link AshaPruner} has them. Bracket 0 begins at the first rung, bracket 1
 * at the second, and so on; the last one judges nothing and trains in full. Each bracket judges its
 * own trials alone, as ASHA does. Trials are dealt to brackets by their number, in the paper's
 * proportions: with s rungs above a bracket's start, ⌈(sₘₐₓ+1)/(s+1)·ηˢ⌉ trials.
 *
 * <p>What differs from the paper: brackets run side by side and promotion is asynchronous, so
 * nobody waits for stragglers and a search of any number of trials is a prefix of a longer one; a
 * promoted trial trains on rather than anew; and once all trials were suggested, none runs and none
 * was trained in full, the best of those that got furthest is promoted. References train on and
 * count for nothing.
 *
 * <p>An answer costs a logarithm of the trials for each bracket.
 *
 * @param minSteps the first rung; ≥ 1, or 0 for a ninth of a full training
 * @param reductionFactor η, one in how many is promoted; ≥ 2, usually 3 or 4
 */
public record HyperbandPruner(long minSteps, int reductionFactor) implements Pruner {

  public HyperbandPruner {
    Rungs.check("Hyperband", minSteps, reductionFactor);
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
    Brackets brackets = brackets(problem);
    int bracket = brackets.of(report.trial() - problem.references());
    return standings(problem, history, brackets, bracket).promotes(report)
        ? Verdict.CONTINUE
        : Verdict.WAIT;
  }

  @Override
  public OptionalInt resume(Problem problem, History history) {
    Brackets brackets = brackets(problem);
    List<Standings> all =
        IntStream.range(0, brackets.count())
            .mapToObj(bracket -> standings(problem, history, brackets, bracket))
            .toList();
    OptionalInt promotable =
        all.stream()
            .max(
                Comparator.comparingLong(Standings::highestPromotable)
                    .thenComparing(all::indexOf, Comparator.reverseOrder()))
            .map(Standings::promotable)
            .orElse(OptionalInt.empty());
    boolean lastChance =
        promotable.isEmpty()
            && LastChance.isNow(problem, history, all.stream().anyMatch(Standings::anyComplete));
    return lastChance
        ? all.reversed().stream()
            .map(Standings::bestWaiting)
            .filter(OptionalInt::isPresent)
            .findFirst()
            .orElse(OptionalInt.empty())
        : promotable;
  }

  /**
   * The step at which a trial is first judged, by its bracket; {@code maxSteps} where it never is.
   *
   * @param trial not a reference
   */
  public long firstJudged(Problem problem, int trial) {
    List<Long> rungs = rungs(problem.maxSteps());
    int bracket = brackets(problem).of(trial - problem.references());
    return bracket < rungs.size() ? rungs.get(bracket) : problem.maxSteps();
  }

  private Brackets brackets(Problem problem) {
    int highest = rungs(problem.maxSteps()).size();
    List<Double> shares = new ArrayList<>();
    for (int s = highest; s >= 0; s--) {
      double trials = (highest + 1.0) / (s + 1) * StrictMath.pow(reductionFactor, s);
      shares.add(StrictMath.ceil(trials));
    }
    return new Brackets(shares);
  }

  private Standings standings(Problem problem, History history, Brackets brackets, int bracket) {
    List<Long> rungs = rungs(problem.maxSteps());
    return history.project(
        new Standings.Kind(
            rungs.subList(Math.min(bracket, rungs.size()), rungs.size()),
            reductionFactor,
            problem.objectives().getFirst().direction(),
            problem.references(),
            brackets,
            bracket));
  }
}
