package io.fairlead.kernel.search;

import java.util.List;

/**
 * What a trial reports when it reaches a rung, before it is judged.
 *
 * @param step the rung, in the problem's steps; ≥ 1
 * @param objectives in the problem's order, NaN where there is none
 * @param constraints in the problem's order, empty where it has none
 */
public record Report(int trial, long step, List<Double> objectives, List<Double> constraints) {

  public Report {
    objectives = List.copyOf(objectives);
    constraints = List.copyOf(constraints);
  }

  /** The event to append to the history once the pruner has given its verdict. */
  public SearchEvent.Reported judged(Verdict verdict) {
    return new SearchEvent.Reported(trial, step, objectives, constraints, verdict);
  }
}
