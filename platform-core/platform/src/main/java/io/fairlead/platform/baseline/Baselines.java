package io.fairlead.platform.baseline;

import io.fairlead.platform.workspace.Actor;
import java.util.List;
import java.util.UUID;

/**
 * The reference configurations of a workspace: one for each data set, trainer and first objective.
 * It runs as trial 0 of each study that is submitted from then on.
 *
 * @see <a href="../../../../../../../../docs/adr/baselines-are-trial-zero.md">the decision</a>
 */
public interface Baselines {

  /** Those that count now, by data set, trainer and metric. */
  List<Baseline> list(UUID workspace);

  /** Every version of one, newest first. */
  List<Baseline> versions(UUID workspace, UUID dataset, String trainer, String metric);

  /**
   * Sets one; signed into the decision log. The caller has asked whether {@code by} may.
   *
   * @throws io.fairlead.platform.problem.InvalidInput when data set or trainer aren't there, or a
   *     value isn't approved
   */
  Baseline set(UUID workspace, NewBaseline wanted, Actor by);

  /**
   * How much better than its baseline the best trial of a study is, on rows that the search never
   * saw. Reads predictions the first time that a trial is the best one; kept after that.
   *
   * @throws io.fairlead.platform.problem.NotFound when the workspace has no such study
   */
  Comparison compare(UUID workspace, UUID study);
}
