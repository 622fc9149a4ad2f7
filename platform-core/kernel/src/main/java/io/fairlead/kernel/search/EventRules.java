package io.fairlead.kernel.search;

import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.SearchEvent.Resumed;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import java.util.List;
import java.util.function.Supplier;

/** Which event may follow in a history. */
final class EventRules {

  private final History history;
  private int objectives = -1;
  private int constraints = -1;

  EventRules(History history) {
    this.history = history;
  }

  void check(SearchEvent event) {
    switch (event) {
      case Suggested suggested -> checkNumber(suggested);
      case Reported report -> {
        checkReport(report, history.trial(report.trial()));
        checkSizes(report.objectives(), report.constraints());
      }
      case Resumed resumed -> checkResumed(history.trial(resumed.trial()));
      case Ended ended -> {
        checkEnded(ended, history.trial(ended.trial()));
        checkSizes(ended.objectives(), ended.constraints());
      }
    }
  }

  private void checkNumber(Suggested suggested) {
    require(
        suggested.trial() == history.trialCount(),
        () ->
            "Trials are suggested in order of their numbers: the next is %d, was %d."
                .formatted(history.trialCount(), suggested.trial()));
    if (suggested.repeats().isPresent()) {
      Trial again = history.trial(suggested.repeats().getAsInt());
      require(
          again.repeats().isEmpty() && again.configuration().equals(suggested.configuration()),
          () ->
              ("A repeat has the configuration of a trial that was searched; trial %d isn't one of"
                      + " trial %d.")
                  .formatted(suggested.trial(), again.number()));
    }
  }

  private static void checkReport(Reported report, Trial trial) {
    require(
        trial.state() == TrialState.RUNNING,
        () ->
            "Only a running trial reports; trial %d is %s, its report at step %d isn't taken."
                .formatted(trial.number(), trial.state(), report.step()));
    require(
        report.step() >= 1,
        () -> "A step is at least 1; trial %d said %d.".formatted(trial.number(), report.step()));
    if (!trial.reports().isEmpty()) {
      Reported last = trial.reports().getLast();
      require(
          last.verdict() != Verdict.END,
          () ->
              "Trial %d was told to end at step %d and can only end; it reported at step %d."
                  .formatted(trial.number(), last.step(), report.step()));
      require(
          report.step() > last.step(),
          () ->
              "Rungs are reported once and in order: trial %d was at step %d, now said %d."
                  .formatted(trial.number(), last.step(), report.step()));
    }
  }

  private static void checkResumed(Trial trial) {
    require(
        trial.state() == TrialState.WAITING,
        () ->
            "Only a waiting trial is resumed; trial %d is %s."
                .formatted(trial.number(), trial.state()));
  }

  private static void checkEnded(Ended ended, Trial trial) {
    require(
        trial.state() != TrialState.ENDED,
        () ->
            "A trial ends once; trial %d already did, as %s."
                .formatted(
                    trial.number(), trial.ended().map(Ended::ending).orElse(ended.ending())));
    require(
        trial.state() == TrialState.RUNNING || ended.ending() != Ending.COMPLETE,
        () ->
            "A waiting trial must be resumed before it can be complete; trial %d waits."
                .formatted(trial.number()));
    require(
        ended.step() >= 0,
        () -> "A step is at least 0; trial %d said %d.".formatted(trial.number(), ended.step()));
    require(
        Double.isNaN(ended.cost())
            || (ended.cost() >= 0 && ended.cost() < Double.POSITIVE_INFINITY),
        () ->
            "A cost is finite and at least 0, or NaN when it isn't known; trial %d said %s."
                .formatted(trial.number(), ended.cost()));
  }

  private void checkSizes(List<Double> objectiveValues, List<Double> constraintValues) {
    require(
        !objectiveValues.isEmpty()
            && (objectives < 0
                || (objectives == objectiveValues.size()
                    && constraints == constraintValues.size())),
        () ->
            ("Every report and end has one value for each objective and constraint, NaN where there is"
                    + " none; was %s and %s.")
                .formatted(objectiveValues, constraintValues));
    objectives = objectiveValues.size();
    constraints = constraintValues.size();
  }

  private static void require(boolean holds, Supplier<String> message) {
    if (!holds) {
      throw new IllegalArgumentException(message.get());
    }
  }
}
