package io.fairlead.kernel.search;

import java.util.List;
import java.util.OptionalInt;

/**
 * Judges trials at rungs and offers to resume those that wait.
 *
 * <p>Like a {@link Sampler}, a pruner is a function of its arguments. The verdict on a report is
 * stored with it, so a repeated report gets the same answer.
 */
public interface Pruner {

  /**
   * The steps at which a trial of at most {@code maxSteps} steps is judged, ascending, all below
   * {@code maxSteps}; empty when trials are never judged.
   */
  List<Long> rungs(long maxSteps);

  /**
   * Judges a report at a rung, which {@code history} doesn't hold yet: append {@code
   * report.judged(verdict)} afterwards. A reference ({@link Problem#references}) always goes on.
   * Trials that repeat another one aren't judged.
   */
  Verdict judge(Problem problem, History history, Report report);

  /** The waiting trial that deserves a free slot more than a new configuration, if any. */
  OptionalInt resume(Problem problem, History history);
}
