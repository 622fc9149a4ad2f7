package io.fairlead.kernel.search;

/**
 * Proposes the next configuration of a search.
 *
 * <p>A sampler is a function of (space, history, seed): it holds no state that changes what it
 * suggests, so that a search can be replayed. It may cache what it derives from a history, keyed by
 * that history's digest. Calls for one search come one at a time; different searches may call from
 * different threads. What is pending is part of the history.
 */
@FunctionalInterface
public interface Sampler {

  /**
   * Suggests the configuration of the next trial, whose number is {@code history.trialCount()}.
   * References ({@link Problem#references}) come before; they may lie outside of the space.
   *
   * @throws SpaceExhaustedException when a finite space has no configuration left
   */
  Suggestion suggest(Problem problem, History history, long seed);
}
