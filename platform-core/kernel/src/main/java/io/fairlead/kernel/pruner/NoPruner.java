package io.fairlead.kernel.pruner;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.Verdict;
import java.util.List;
import java.util.OptionalInt;

/** Trains every trial to the end. */
public final class NoPruner implements Pruner {

  @Override
  public List<Long> rungs(long maxSteps) {
    return List.of();
  }

  @Override
  public Verdict judge(Problem problem, History history, Report report) {
    return Verdict.CONTINUE;
  }

  @Override
  public OptionalInt resume(Problem problem, History history) {
    return OptionalInt.empty();
  }
}
