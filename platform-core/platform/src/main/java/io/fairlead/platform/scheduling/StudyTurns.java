package io.fairlead.platform.scheduling;

import java.util.UUID;

/** Tells people what the next trial of a study is worth, and when its turn comes. */
public interface StudyTurns {

  /**
   * How a study stands now.
   *
   * @throws io.fairlead.platform.problem.NotFound when the workspace has no such study
   */
  StudyTurn of(UUID workspace, UUID study);
}
