package io.fairlead.kernel.search;

import io.fairlead.kernel.space.Configuration;
import java.util.List;

/**
 * One entry of a search's history. Trials are numbered from 0 in the order they were suggested;
 * values follow the order of the problem's objectives (NaN where a trial did not report one) and of
 * its constraints (empty where it has none).
 */
public sealed interface SearchEvent {

  int trial();

  /** A configuration was handed out; until {@link Ended} the trial is pending. */
  record Suggested(int trial, Configuration configuration) implements SearchEvent {}

  /** The trial reached a rung, at {@code step}, and was judged. */
  record Reported(
      int trial, long step, List<Double> objectives, List<Double> constraints, Verdict verdict)
      implements SearchEvent {
    public Reported {
      objectives = List.copyOf(objectives);
      constraints = List.copyOf(constraints);
    }
  }

  /** A waiting trial was resumed. */
  record Resumed(int trial) implements SearchEvent {}

  /** The trial is over; {@code step} is the last it reached. */
  record Ended(
      int trial, Ending ending, long step, List<Double> objectives, List<Double> constraints)
      implements SearchEvent {
    public Ended {
      objectives = List.copyOf(objectives);
      constraints = List.copyOf(constraints);
    }
  }

  /** How a trial ended. */
  enum Ending {
    COMPLETE,
    PRUNED,
    FAILED,
    STOPPED
  }
}
