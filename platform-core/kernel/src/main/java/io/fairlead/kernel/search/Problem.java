package io.fairlead.kernel.search;

import io.fairlead.kernel.space.SearchSpace;
import java.util.List;

/**
 * What a search is about.
 *
 * @param space what may be varied
 * @param objectives what is to be improved, most important first; never empty
 * @param maxSteps the steps (epochs, iterations) of a full training, the highest fidelity; ≥ 1
 * @param maxTrials how many trials the search may start, repeats not counted; ≥ 1
 * @param references how many of the first trials are references, to compare with: not a sampler's
 *     choice, perhaps outside of the space, and never judged; ≥ 0
 */
public record Problem(
    SearchSpace space, List<Objective> objectives, long maxSteps, int maxTrials, int references) {

  /** A search without references. */
  public Problem(SearchSpace space, List<Objective> objectives, long maxSteps, int maxTrials) {
    this(space, objectives, maxSteps, maxTrials, 0);
  }

  public Problem {
    objectives = List.copyOf(objectives);
    if (objectives.isEmpty()) {
      throw new IllegalArgumentException("A search needs at least one objective; none was given.");
    }
    if (references < 0 || references > maxTrials) {
      throw new IllegalArgumentException(
          "References are some of the trials: %d of %d can't be.".formatted(references, maxTrials));
    }
    if (maxSteps < 1 || maxTrials < 1) {
      throw new IllegalArgumentException(
          "maxSteps and maxTrials must be at least 1, were %d and %d."
              .formatted(maxSteps, maxTrials));
    }
  }
}
