package io.fairlead.kernel.pruner;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.TrialState;

/** A search that would end without a trial that was trained in full has failed. */
final class LastChance {

  private LastChance() {}

  /** Whether all trials were suggested, none runs and none was trained in full. */
  static boolean isNow(Problem problem, History history, boolean anyComplete) {
    return !anyComplete
        && history.searchedCount() >= problem.maxTrials()
        && history.count(TrialState.RUNNING) == 0;
  }
}
