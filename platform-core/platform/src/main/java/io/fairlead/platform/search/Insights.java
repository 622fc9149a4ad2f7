package io.fairlead.platform.search;

import java.util.UUID;

/**
 * What a study's search knows. Both read the study's history, which takes a while for a large one:
 * not for the thread that draws a page.
 */
public interface Insights {

  /**
   * How far its trials got.
   *
   * @throws io.fairlead.platform.problem.NotFound when the workspace sees no such study
   */
  Ladder ladder(UUID workspace, UUID study);

  /**
   * What is left to gain and which parameters matter. Computed on a thread of its own, once for
   * each history that differs enough, and waited for.
   *
   * @throws io.fairlead.platform.problem.NotFound when the workspace sees no such study
   */
  Prospects prospects(UUID workspace, UUID study);
}
