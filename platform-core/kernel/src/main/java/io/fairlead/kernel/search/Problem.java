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
      throw new IllegalArgumentException(
          "A search needs at least one objective, had none; name the metric that it improves.");
    }
    if (maxSteps < 1) {
      throw new IllegalArgumentException(
          "A full training has at least 1 step, maxSteps was %d; take 1 where trainings have none."
              .formatted(maxSteps));
    }
    if (maxTrials < 1) {
      throw new IllegalArgumentException(
          "A search has at least 1 trial, maxTrials was %d; raise it.".formatted(maxTrials));
    }
    if (references < 0 || references > maxTrials) {
      throw new IllegalArgumentException(
          "References are some of a search's trials, were %d of %d; take from 0 to %d."
              .formatted(references, maxTrials, maxTrials));
    }
  }
}
