package io.fairlead.platform.trial;

/** Where a trial stands. */
public enum TrialState {
  /** Suggested, waiting for its first or next slot. */
  QUEUED,
  RUNNING,
  /** Waits at a rung or for its study, with its checkpoint. */
  PAUSED,
  COMPLETE,
  PRUNED,
  FAILED,
  STOPPED;

  public boolean isOver() {
    return this == COMPLETE || this == PRUNED || this == FAILED || this == STOPPED;
  }
}
