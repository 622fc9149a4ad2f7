package io.fairlead.kernel.search;

/** What a pruner says of a trial that has reached a rung. */
public enum Verdict {
  /** Trains on, towards the next rung. */
  CONTINUE,
  /** Keeps its checkpoint, gives its slot away and waits to be resumed. */
  WAIT,
  /** Ends now, as pruned. */
  END
}
