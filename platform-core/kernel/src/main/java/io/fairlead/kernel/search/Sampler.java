package io.fairlead.kernel.search;

import java.util.Optional;

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
   * @throws NothingToSuggestException when there is nothing else to suggest now
   */
  Suggestion suggest(Problem problem, History history, long seed);

  /**
   * The complete trial that this sampler holds for the best: of a sampler with a model, the one
   * with the best estimate rather than the luckiest observation. Without a model it is the best
   * observed. Empty while no trial is complete with a finite first objective. Like {@link
   * #suggest}, a function of its arguments.
   */
  default Optional<Recommendation> recommend(Problem problem, History history, long seed) {
    return BestObserved.of(problem, history);
  }

  /**
   * What the trials that are left are expected to bring. Empty while too little is known. Like
   * {@link #suggest}, a function of its arguments.
   */
  default Optional<Outlook> outlook(Problem problem, History history, long seed) {
    return Optional.empty();
  }
}
