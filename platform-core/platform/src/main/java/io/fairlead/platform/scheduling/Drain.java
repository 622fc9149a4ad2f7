package io.fairlead.platform.scheduling;

/** What becomes of the trials that run on a cluster which takes no new ones. */
public enum Drain {
  /** They go on to their end. */
  FINISH,
  /** They write a checkpoint at their next step and go on elsewhere. */
  PAUSE
}
