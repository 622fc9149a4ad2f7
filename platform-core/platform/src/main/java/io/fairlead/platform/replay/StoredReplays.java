package io.fairlead.platform.replay;

import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.budget.Purpose;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.scheduling.GivenTrials;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.Repeats;
import io.fairlead.platform.study.StudyBook;
import io.fairlead.platform.study.StudyPlan;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.trial.Trials;
import io.fairlead.platform.workspace.Actor;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class StoredReplays implements Replays {

  private final Transactions transactions;
  private final ReplayTable table;
  private final Trials trials;
  private final StudyBook book;
  private final Repeats repeats;
  private final Budgets budgets;
  private final GivenTrials queue;
  private final Judge judge;
  private final Watch watch;
  private final Events events;
  private final Clock clock;

  StoredReplays(
      Transactions transactions,
      ReplayTable table,
      Trials trials,
      StudyBook book,
      Repeats repeats,
      Budgets budgets,
      GivenTrials queue,
      Judge judge,
      Watch watch,
      Events events,
      Clock clock) {
    this.transactions = transactions;
    this.table = table;
    this.trials = trials;
    this.book = book;
    this.repeats = repeats;
    this.budgets = budgets;
    this.queue = queue;
    this.judge = judge;
    this.watch = watch;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Replay request(UUID workspace, UUID id, double tolerance, Actor by) {
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new InvalidInput(
          "tolerance",
          "A tolerance is relative: from 0 to below 1.",
          Double.toString(tolerance),
          "Leave it out for %s, or say 0 for the same bits only.".formatted(USUAL_TOLERANCE));
    }
    return transactions.in(
        workspace,
        () -> {
          Trial trial = finished(workspace, id);
          requireBudget(workspace);
          StudyPlan plan =
              repeats.store(
                  book.plan(workspace, trial.study()), id, trial.number(), until(trial), by);
          UUID run =
              queue.queue(
                  plan,
                  trial.parameters(),
                  trial.seed(),
                  "Runs trial #%d again, from its record.".formatted(trial.number()));
          Replay replay =
              new Replay(
                  Ids.next(),
                  id,
                  run,
                  TrialState.QUEUED,
                  tolerance,
                  clock.instant().truncatedTo(ChronoUnit.MICROS), // as the database keeps it
                  by.name(),
                  null);
          table.insert(replay, plan.id());
          events.append(
              "replay.requested",
              replay.id(),
              by,
              Map.of("trial", id.toString(), "run", run.toString(), "tolerance", tolerance));
          watch.untilJudged(workspace, plan.id(), () -> find(workspace, replay.id()));
          return replay;
        });
  }

  private void requireBudget(UUID workspace) {
    if (!budgets.isNamed(workspace, Purpose.REPLAYS)) {
      throw new Conflict(
          "Replays are charged to a budget that is named for them, and this workspace has none: a"
              + " manager names one on the budget page, under Replays.");
    }
  }

  private Trial finished(UUID workspace, UUID id) {
    Trial trial =
        trials.find(workspace, id).orElseThrow(() -> new NotFound("trial", id.toString()));
    if (!trial.state().isOver()) {
      throw new Conflict(
          "Trial #%d is %s, and only one that is over can be replayed: what it gave is what the replay is compared with."
              .formatted(trial.number(), trial.state()));
    }
    if (trial.state() != TrialState.COMPLETE && trial.step() < 1) {
      throw new Conflict(
          "Trial #%d is %s before its first step: there is nothing that a replay could be compared with."
              .formatted(trial.number(), trial.state()));
    }
    return trial;
  }

  /** One that was pruned, stopped or failed runs to the last step it finished. */
  private static OptionalLong until(Trial trial) {
    return trial.state() == TrialState.COMPLETE
        ? OptionalLong.empty()
        : OptionalLong.of(trial.step());
  }

  @Override
  public List<Replay> of(UUID workspace, UUID trial) {
    List<Replay> all = transactions.in(workspace, () -> table.of(trial));
    return all.stream().map(each -> judged(workspace, each)).toList();
  }

  @Override
  public Optional<Replay> find(UUID workspace, UUID replay) {
    return transactions
        .in(workspace, () -> table.find(replay))
        .map(each -> judged(workspace, each));
  }

  /** Comparing reads two whole series, so it is done outside of the transaction that stores. */
  private Replay judged(UUID workspace, Replay replay) {
    if (replay.verdict() != null || !replay.state().isOver()) {
      return replay;
    }
    Trial run =
        trials
            .find(workspace, replay.run())
            .orElseThrow(() -> new NotFound("trial", replay.run().toString()));
    Verdict verdict = judge.judge(workspace, replay.trial(), run, replay.tolerance());
    return transactions.in(
        workspace,
        () -> {
          if (table.judge(replay.id(), verdict, clock.instant())) {
            events.append(
                "replay.judged",
                replay.id(),
                Actor.PLATFORM,
                Map.of(
                    "trial",
                    replay.trial().toString(),
                    "run",
                    replay.run().toString(),
                    "verdict",
                    verdict.kind(),
                    "why",
                    verdict.sentence()));
          }
          return table.find(replay.id()).orElseThrow();
        });
  }
}
