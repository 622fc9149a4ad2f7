package io.fairlead.kernel.sampler.fidelity;

import io.fairlead.kernel.pruner.HyperbandPruner;
import io.fairlead.kernel.search.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * The fidelities of a search and the brackets over them, which follow from its longest training.
 */
final class Ladder {

  /** η, the default of Hyperband, BOHB and DEHB. */
  private static final int REDUCTION = 3;

  /** The first rung is at this part of a full training, or at the first step: five brackets. */
  private static final long PARTS = 81;

  private Ladder() {}

  static HyperbandPruner hyperband(long maxSteps) {
    return new HyperbandPruner(Math.max(1, maxSteps / PARTS), REDUCTION);
  }

  /** All steps at which trials can be compared, ascending; the last is a full training. */
  static List<Long> levels(Problem problem) {
    List<Long> levels = new ArrayList<>(hyperband(problem.maxSteps()).rungs(problem.maxSteps()));
    levels.add(problem.maxSteps());
    return levels;
  }
}
