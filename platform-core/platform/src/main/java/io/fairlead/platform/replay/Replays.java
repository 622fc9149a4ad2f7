package io.fairlead.platform.replay;

import io.fairlead.platform.workspace.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The replays of a workspace's trials. A replay changes nothing of the trial that it repeats. */
public interface Replays {

  /** The tolerance where none is asked for. */
  double USUAL_TOLERANCE = 1e-6;

  /**
   * Runs a trial again from its record, in a process of its own, as soon as a slot is free.
   *
   * @param tolerance how far a value may be off to count as the same, relative to the larger of the
   *     two; from 0 to below 1
   * @throws io.fairlead.platform.problem.NotFound when the workspace has no such trial
   * @throws io.fairlead.platform.problem.Conflict unless the trial is over, and a manager has named
   *     a budget for replays
   */
  Replay request(UUID workspace, UUID trial, double tolerance, Actor by);

  /** The replays of a trial, newest first; those that ended are judged now if they weren't. */
  List<Replay> of(UUID workspace, UUID trial);

  /** One replay, judged now if it ended and wasn't. */
  Optional<Replay> find(UUID workspace, UUID replay);
}
