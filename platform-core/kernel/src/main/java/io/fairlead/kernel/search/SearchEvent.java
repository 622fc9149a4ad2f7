package io.fairlead.kernel.search;

import io.fairlead.kernel.space.Configuration;
import java.util.List;
import java.util.OptionalInt;

/**
 * One entry of a search's history. Trials are numbered from 0 in the order they were suggested;
 * values follow the order of the problem's objectives (NaN where a trial did not report one) and of
 * its constraints (empty where it has none).
 */
public sealed interface SearchEvent {

  int trial();

  /**
   * A configuration was handed out; until {@link Ended} the trial is pending.
   *
   * @param repeats the trial whose configuration is trained again with another seed; empty for one
   *     that is searched
   */
  record Suggested(int trial, Configuration configuration, OptionalInt repeats)
      implements SearchEvent {

    /** One that is searched. */
    public Suggested(int trial, Configuration configuration) {
      this(trial, configuration, OptionalInt.empty());
    }
  }

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

  /**
   * The trial is over; {@code step} is the last it reached.
   *
   * @param cost what the trial took up to there, in any unit that is the same in the whole search,
   *     such as seconds of training; ≥ 0, NaN when not known
   */
  record Ended(
      int trial,
      Ending ending,
      long step,
      List<Double> objectives,
      List<Double> constraints,
      double cost)
      implements SearchEvent {

    /** At a cost that isn't known. */
    public Ended(
        int trial, Ending ending, long step, List<Double> objectives, List<Double> constraints) {
      this(trial, ending, step, objectives, constraints, Double.NaN);
    }

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
