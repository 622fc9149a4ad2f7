package io.fairlead.platform.lineage;

import java.util.Map;
import java.util.UUID;

/** How things in a workspace came of each other. */
public interface Lineage {

  /** The furthest that a graph reaches on each side. */
  int MOST_STEPS = 6;

  /**
   * What lies around a node.
   *
   * @param back how many steps towards what it came of, 0 to {@value #MOST_STEPS}
   * @param on how many steps towards what came of it, 0 to {@value #MOST_STEPS}
   * @throws io.fairlead.platform.problem.NotFound when the workspace has no such thing
   */
  Graph around(UUID workspace, NodeRef node, int back, int on);

  /**
   * The record of a trial.
   *
   * @throws io.fairlead.platform.problem.NotFound when the workspace has no such trial
   */
  TrialRecord record(UUID workspace, UUID trial);

  /** Two trials, the differences first. */
  Comparison compare(UUID workspace, UUID one, UUID other);

  /**
   * The record of a trial and what came of it as W3C PROV, in PROV-JSON.
   *
   * @see <a href="https://www.w3.org/submissions/prov-json/">PROV-JSON</a>
   */
  Map<String, Object> prov(UUID workspace, UUID trial);

  /**
   * What stands on a data set.
   *
   * @param digest the snapshot's
   */
  Standing standing(UUID workspace, String digest);
}
