package io.fairlead.platform.scheduling;

import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Resumed;
import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.Checkpoint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what the end of an attempt means for its trial, and appends that to the history. */
final class Judgement {

  /** A trial whose machine is lost that often without getting further fails. */
  static final int MOST_LOST = 5;

  private final Search search;
  private final TrialRows.Row trial;
  private final AttemptEnd end;
  private final double seconds;
  private final boolean withoutBudget;

  /**
   * @param seconds that its attempts took, this one included
   * @param withoutBudget whether it was paused because there was no budget for its next slice
   */
  Judgement(
      Search search, TrialRows.Row trial, AttemptEnd end, double seconds, boolean withoutBudget) {
    this.search = search;
    this.trial = trial;
    this.end = end;
    this.seconds = seconds;
    this.withoutBudget = withoutBudget;
  }

  /**
   * @param metrics the final figures
   * @param resume the best checkpoint there is
   * @param lost how many attempts in a row were lost there, this one included if it was
   */
  Ruling rule(Map<String, Double> metrics, @Nullable Checkpoint resume, int lost) {
    if (end.isLost()) {
      return lost(resume, lost);
    }
    return switch (java.util.Objects.requireNonNull(end.outcome())) {
      case COMPLETED -> completed(metrics);
      case PRUNED -> over(TrialState.PRUNED, Ending.PRUNED, null);
      case STOPPED -> over(TrialState.STOPPED, Ending.STOPPED, null);
      case FAILED -> over(TrialState.FAILED, Ending.FAILED, end.error());
      case WAITING, PAUSED, ABANDONED -> goesOn(resume, null);
    };
  }

  private Ruling completed(Map<String, Double> metrics) {
    List<Double> objectives =
        search.objectives(
            search.plan().definition().objectives().stream()
                .map(each -> metrics.getOrDefault(each.metric(), Double.NaN))
                .toList());
    double first = objectives.getFirst();
    if (!Double.isFinite(first)) {
      String metric = search.plan().definition().objectives().getFirst().metric();
      return over(
          TrialState.FAILED,
          Ending.FAILED,
          "The objective '%s' was %s at the end; trials must report a finite number."
              .formatted(metric, metrics.containsKey(metric) ? first : "not reported"));
    }
    if (waits()) {
      search.append(new Resumed(trial.number())); // it went on without having been told to
    }
    end(Ending.COMPLETE, objectives);
    return ruling(TrialState.COMPLETE, first, metrics, null, null);
  }

  private Ruling lost(@Nullable Checkpoint resume, int lost) {
    if (lost >= MOST_LOST) {
      return over(
          TrialState.FAILED,
          Ending.FAILED,
          "%d attempts in a row were lost with their machines; the last said: %s"
              .formatted(lost, end.error()));
    }
    return goesOn(
        resume,
        "An attempt was lost with its machine; the trial goes on after step %d."
            .formatted(resume == null ? 0 : resume.step()));
  }

  private Ruling goesOn(@Nullable Checkpoint resume, @Nullable String why) {
    if (search.state().isOver()) {
      return over(TrialState.STOPPED, Ending.STOPPED, null);
    }
    if (waits()) {
      return ruling(
          TrialState.PAUSED, null, Map.of(), resume, "Waits at a rung for others to be judged.");
    }
    if (search.state() == StudyState.PAUSED) {
      return ruling(TrialState.PAUSED, null, Map.of(), resume, "Waits for its study to go on.");
    }
    return withoutBudget
        ? ruling(TrialState.PAUSED, null, Map.of(), resume, "Waits for budget.", true)
        : ruling(TrialState.QUEUED, null, Map.of(), resume, why, true);
  }

  private Ruling over(TrialState state, Ending ending, @Nullable String problem) {
    List<Double> objectives = search.history().trial(trial.number()).objectives();
    end(ending, search.objectives(objectives));
    return ruling(state, null, Map.of(), null, problem);
  }

  private void end(Ending ending, List<Double> objectives) {
    long step = Math.max(0, Math.max(end.step(), trial.step()));
    search.append(new Ended(trial.number(), ending, step, objectives, List.of(), seconds));
  }

  private boolean waits() {
    return search.history().trial(trial.number()).state()
        == io.fairlead.kernel.search.TrialState.WAITING;
  }

  private Ruling ruling(
      TrialState state,
      @Nullable Double objective,
      Map<String, Double> metrics,
      @Nullable Checkpoint resume,
      @Nullable String problem) {
    return ruling(state, objective, metrics, resume, problem, false);
  }

  private Ruling ruling(
      TrialState state,
      @Nullable Double objective,
      Map<String, Double> metrics,
      @Nullable Checkpoint resume,
      @Nullable String problem,
      boolean queued) {
    return new Ruling(
        trial.id(),
        trial.number(),
        end.attempt(),
        end.outcomeName(),
        state,
        end.step(),
        objective,
        metrics,
        resume,
        problem,
        queued,
        withoutBudget || end.isLost() || end.outcome() == Outcome.FAILED ? end.error() : null);
  }
}
