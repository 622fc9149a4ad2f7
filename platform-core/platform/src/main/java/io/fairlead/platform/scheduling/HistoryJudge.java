package io.fairlead.platform.scheduling;

import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.Trial;
import io.fairlead.kernel.search.TrialState;
import io.fairlead.kernel.search.Verdict;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.protocol.message.BatchHeader.RungReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks the study's pruner and appends the report with its verdict to the history. */
@Component
final class HistoryJudge implements RungJudge {

  private final Transactions transactions;
  private final Searches searches;
  private final TrialRows trials;
  private final Events events;

  HistoryJudge(Transactions transactions, Searches searches, TrialRows trials, Events events) {
    this.transactions = transactions;
    this.searches = searches;
    this.trials = trials;
    this.events = events;
  }

  @Override
  public Verdict judge(UUID workspace, UUID study, UUID trial, RungReport report) {
    return transactions.in(workspace, () -> judge(searches.open(workspace, study), trial, report));
  }

  private Verdict judge(Search search, UUID trial, RungReport report) {
    TrialRows.Row row =
        trials.byId(Set.of(trial)).stream()
            .findFirst()
            .orElseThrow(() -> new NotFound("trial", trial.toString()));
    List<Double> objectives = search.objectives(report.objectives());
    double first = objectives.getFirst();
    trials.reported(trial, report.step(), Double.isFinite(first) ? first : null);
    Trial known = search.history().trial(row.number());
    if (known.repeats().isPresent()) {
      return Verdict.CONTINUE; // it is trained for its value, not compared on the way
    }
    Optional<Reported> before = known.report(report.step());
    if (before.isPresent()) {
      return again(known, before.get());
    }
    if (known.state() == TrialState.ENDED) {
      return Verdict.END;
    }
    if (known.state() == TrialState.WAITING) {
      return Verdict.WAIT;
    }
    if (report.step() < 1
        || (!known.reports().isEmpty() && known.reports().getLast().step() > report.step())) {
      return Verdict.CONTINUE; // on its way back to where an earlier attempt already was
    }
    Report fresh = new Report(row.number(), report.step(), objectives, List.of());
    boolean repeated = search.plan().endsAt(report.step());
    Verdict verdict =
        repeated
            ? Verdict.END
            : search.plan().pruner().judge(search.plan().problem(), search.history(), fresh);
    if (verdict != Verdict.CONTINUE && !repeated) {
      record(search, trial, fresh, verdict);
    }
    search.append(fresh.judged(verdict));
    searches.store(search);
    return verdict;
  }

  /** A decision of the machine, with what it was decided from. */
  private void record(Search search, UUID trial, Report report, Verdict verdict) {
    events.append(
        verdict == Verdict.END ? "trial.pruned" : "trial.paused",
        search.plan().id(),
        Actor.PLATFORM,
        Map.of(
            "trial", trial.toString(),
            "number", report.trial(),
            "step", report.step(),
            "inputs", search.history().digest()));
  }

  /** The stored verdict, unless a trial that was to wait there has been told to go on since. */
  private static Verdict again(Trial trial, Reported before) {
    boolean resumedSince = before.verdict() == Verdict.WAIT && trial.state() == TrialState.RUNNING;
    return resumedSince ? Verdict.CONTINUE : before.verdict();
  }
}
