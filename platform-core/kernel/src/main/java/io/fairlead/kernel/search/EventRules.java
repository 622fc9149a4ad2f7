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
            "Trials are suggested in order of their numbers, was %d; the next is %d."
                .formatted(suggested.trial(), history.trialCount()));
    if (suggested.repeats().isPresent()) {
      Trial again = history.trial(suggested.repeats().getAsInt());
      require(
          again.repeats().isEmpty() && again.configuration().equals(suggested.configuration()),
          () ->
              ("A repeat has the configuration of a trial that was searched; trial %d isn't one of"
                      + " trial %d: take that one's, or leave out that it repeats it.")
                  .formatted(suggested.trial(), again.number()));
    }
  }

  private static void checkReport(Reported report, Trial trial) {
    require(
        trial.state() == TrialState.RUNNING,
        () ->
            "Only a running trial reports; trial %d is %s, its report at step %d isn't taken: %s."
                .formatted(
                    trial.number(),
                    trial.state(),
                    report.step(),
                    trial.state() == TrialState.WAITING
                        ? "append that it was resumed first"
                        : "leave it out"));
    require(
        report.step() >= 1,
        () ->
            "A step is at least 1; trial %d said %d: count steps from 1."
                .formatted(trial.number(), report.step()));
    if (!trial.reports().isEmpty()) {
      Reported last = trial.reports().getLast();
      require(
          last.verdict() != Verdict.END,
          () ->
              ("A trial that was told to end only ends; trial %d was at step %d and reported at step"
                      + " %d: append its end instead.")
                  .formatted(trial.number(), last.step(), report.step()));
      require(
          report.step() > last.step(),
          () ->
              "Rungs are reported once and in order; trial %d was at step %d and said %d: leave it out."
                  .formatted(trial.number(), last.step(), report.step()));
    }
  }

  private static void checkResumed(Trial trial) {
    require(
        trial.state() == TrialState.WAITING,
        () ->
            "Only a waiting trial is resumed; trial %d is %s: leave it out."
                .formatted(trial.number(), trial.state()));
  }

  private static void checkEnded(Ended ended, Trial trial) {
    require(
        trial.state() != TrialState.ENDED,
        () ->
            "A trial ends once; trial %d already did, as %s: leave the second end out."
                .formatted(
                    trial.number(), trial.ended().map(Ended::ending).orElse(ended.ending())));
    require(
        trial.state() == TrialState.RUNNING || ended.ending() != Ending.COMPLETE,
        () ->
            "A waiting trial is resumed before it is complete; trial %d waits: append that first."
                .formatted(trial.number()));
    require(
        ended.step() >= 0,
        () ->
            "A step is at least 0; trial %d said %d: say the last that it reached."
                .formatted(trial.number(), ended.step()));
    require(
        Double.isNaN(ended.cost())
            || (ended.cost() >= 0 && ended.cost() < Double.POSITIVE_INFINITY),
        () ->
            "A cost is finite and at least 0; trial %d said %s: say NaN when it isn't known."
                .formatted(trial.number(), ended.cost()));
  }

  private void checkSizes(List<Double> objectiveValues, List<Double> constraintValues) {
    require(
        !objectiveValues.isEmpty(),
        () -> "Every report and end has one value for each objective, had none; say NaN for none.");
    require(
        objectives < 0
            || (objectives == objectiveValues.size() && constraints == constraintValues.size()),
        () ->
            ("Every report and end of a search has as many values, was %s and %s; say %d for"
                    + " objectives and %d for constraints, NaN where there is none.")
                .formatted(objectiveValues, constraintValues, objectives, constraints));
    objectives = objectiveValues.size();
    constraints = constraintValues.size();
  }

  private static void require(boolean holds, Supplier<String> message) {
    if (!holds) {
      throw new IllegalArgumentException(message.get());
    }
  }
}
