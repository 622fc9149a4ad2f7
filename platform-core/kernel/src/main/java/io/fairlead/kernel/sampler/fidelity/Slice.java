package io.fairlead.kernel.sampler.fidelity;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Trial;
import io.fairlead.kernel.search.TrialState;
import java.util.List;
import java.util.Optional;

/**
 * A search as it looks at one fidelity: a history in which a trial is complete that got there, and
 * pruned if it ended or waits below. So any sampler can be its model.
 */
final class Slice {

  private static final List<Double> UNKNOWN = List.of(Double.NaN);

  private Slice() {}

  static History of(History history, long level, long maxSteps) {
    History slice = History.empty();
    for (Trial each : history.trials()) {
      slice.append(new Suggested(each.number(), each.configuration()));
      end(each, level, maxSteps).ifPresent(slice::append);
    }
    return slice;
  }

  private static Optional<Ended> end(Trial trial, long level, long maxSteps) {
    Ending ending = trial.ended().map(Ended::ending).orElse(Ending.PRUNED);
    if (level == maxSteps && trial.state() == TrialState.ENDED && ending == Ending.COMPLETE) {
      return Optional.of(ended(trial, Ending.COMPLETE, trial.objectives()));
    }
    var report = trial.report(level);
    if (report.isPresent()) {
      return Optional.of(ended(trial, Ending.COMPLETE, report.get().objectives()));
    }
    if (trial.state() == TrialState.RUNNING) {
      return Optional.empty();
    }
    // One that was trained in full without a word here can't be compared.
    return Optional.of(
        ended(trial, ending == Ending.COMPLETE ? Ending.STOPPED : ending, trial.objectives()));
  }

  private static Ended ended(Trial trial, Ending ending, List<Double> objectives) {
    return new Ended(
        trial.number(),
        ending,
        0,
        objectives.isEmpty() ? UNKNOWN : objectives.subList(0, 1),
        List.of());
  }
}
