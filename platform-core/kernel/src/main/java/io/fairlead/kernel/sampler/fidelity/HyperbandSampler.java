package io.fairlead.kernel.sampler.fidelity;

import io.fairlead.kernel.sampler.forest.ForestSampler;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Recommendation;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A sampler whose trials Hyperband's brackets judge. */
abstract sealed class HyperbandSampler implements Sampler, Pruner permits BohbSampler, DehbSampler {

  private static final Sampler JUDGE = new ForestSampler();

  /** What a forest makes of the trials that were trained in full. */
  @Override
  public final Optional<Recommendation> recommend(Problem problem, History history, long seed) {
    return JUDGE.recommend(problem, history, seed);
  }

  @Override
  public final List<Long> rungs(long maxSteps) {
    return Ladder.hyperband(maxSteps).rungs(maxSteps);
  }

  @Override
  public final Verdict judge(Problem problem, History history, Report report) {
    return Ladder.hyperband(problem.maxSteps()).judge(problem, history, report);
  }

  @Override
  public final OptionalInt resume(Problem problem, History history) {
    return Ladder.hyperband(problem.maxSteps()).resume(problem, history);
  }
}
