package io.fairlead.kernel.search;

/** Where a trial of a history stands. */
public enum TrialState {
  /** Handed out, and neither waiting nor ended: queued or training. */
  RUNNING,
  /** Waits at a rung to be resumed. */
  WAITING,
  /** Over. */
  ENDED
}
