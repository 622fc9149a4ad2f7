package io.fairlead.platform.search;

import io.fairlead.platform.workspace.Actor;
import java.util.Optional;
import java.util.UUID;

/**
 * Replays of searches: every suggestion is asked of the sampler again, on the history that it saw,
 * and every report is judged again by the pruner. Nothing is trained and nothing of the study
 * changes.
 */
public interface SuggestionReplays {

  /**
   * Starts one in the background; one of the study that still runs is returned instead.
   *
   * @throws io.fairlead.platform.problem.NotFound when the workspace has no such study
   * @throws io.fairlead.platform.problem.Conflict when nothing was suggested yet
   */
  SuggestionReplay request(UUID workspace, UUID study, Actor by);

  /** The newest of a study. */
  Optional<SuggestionReplay> last(UUID workspace, UUID study);
}
