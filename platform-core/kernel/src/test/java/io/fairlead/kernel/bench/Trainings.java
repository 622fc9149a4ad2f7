package io.fairlead.kernel.bench;

import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.space.Configuration;
import java.util.List;

/** What trainings would bring, and how long they would take. */
interface Trainings {

  /** Of at most {@code trials}; more of its objective is better. */
  Problem problem(int trials);

  /** Training with this configuration, looked at after each of {@code steps}. */
  List<Progress> train(Configuration configuration, List<Long> steps);

  /**
   * How far a training has come.
   *
   * @param accuracy after {@code step}
   * @param seconds since its start
   */
  record Progress(long step, double accuracy, double seconds) {}
}
