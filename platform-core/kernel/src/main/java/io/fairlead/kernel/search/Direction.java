package io.fairlead.kernel.search;

/** Which way an objective gets better. */
public enum Direction {
  MINIMIZE,
  MAXIMIZE;

  /** Whether {@code candidate} is strictly better than {@code incumbent}. */
  public boolean better(double candidate, double incumbent) {
    return this == MINIMIZE ? candidate < incumbent : candidate > incumbent;
  }
}
