package io.fairlead.platform.scheduling;

import io.fairlead.platform.budget.Slices;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.log.LogIds;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.StudyPlan;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.Checkpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Settles attempts that ended: their trials, the search, the queue. */
@Component
final class Settlement {

  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

  private final Transactions transactions;
  private final Searches searches;
  private final TrialRows trials;
  private final AttemptRows attempts;
  private final QueueTable queue;
  private final Slices slices;
  private final Events events;
  private final Changes changes;
  private final SchedulingFigures figures;
  private final TrialSpans spans;
  private final Clock clock;

  Settlement(
      Transactions transactions,
      Searches searches,
      TrialRows trials,
      AttemptRows attempts,
      QueueTable queue,
      Slices slices,
      Events events,
      Changes changes,
      SchedulingFigures figures,
      TrialSpans spans,
      Clock clock) {
    this.transactions = transactions;
    this.searches = searches;
    this.trials = trials;
    this.attempts = attempts;
    this.queue = queue;
    this.slices = slices;
    this.events = events;
    this.changes = changes;
    this.figures = figures;
    this.spans = spans;
    this.clock = clock;
  }

  /**
   * Settles ends of one study, whose leases the caller has just removed under the study's lock.
   *
   * @param search the study, locked
   */
  void settle(Search search, List<AttemptEnd> ends, Actor by) {
    if (ends.isEmpty()) {
      return;
    }
    Instant start = clock.instant();
    Map<UUID, AttemptRows.Row> rows =
        attempts.byId(ends.stream().map(AttemptEnd::attempt).toList()).stream()
            .collect(Collectors.toMap(AttemptRows.Row::id, it -> it));
    Map<UUID, TrialRows.Row> trialRows =
        trials.byId(rows.values().stream().map(AttemptRows.Row::trial).toList()).stream()
            .collect(Collectors.toMap(TrialRows.Row::id, it -> it));
    Set<UUID> withoutBudget = withoutBudget(ends);
    List<Ruling> rulings = new ArrayList<>();
    for (AttemptEnd end : ends) {
      AttemptRows.Row attempt = rows.get(end.attempt());
      TrialRows.Row trial = attempt == null ? null : trialRows.get(attempt.trial());
      if (attempt != null && trial != null) {
        AttemptEnd located = located(attempt, end);
        rulings.add(rule(search, attempt, trial, located, withoutBudget.contains(end.attempt())));
      }
    }
    Instant now = clock.instant();
    trials.settle(rulings, now);
    attempts.end(rulings, now);
    searches.store(search);
    requeue(search.plan(), rulings, now);
    record(search.plan(), rulings, by);
    spans.settled(search.plan(), rulings, start);
    pausedForBudget(search, rulings, withoutBudget);
    slices.end(
        search.plan().workspace(),
        ends.stream().filter(each -> each.outcome() != null).map(AttemptEnd::attempt).toList(),
        ends.stream().filter(each -> each.outcome() == null).map(AttemptEnd::attempt).toList());
  }

  /** What ran nobody knows where is no result. */
  private static AttemptEnd located(AttemptRows.Row attempt, AttemptEnd end) {
    return end.outcome() == Outcome.COMPLETED && attempt.environment() == null
        ? end.failed(
            "It never said in which environment it runs, and so its results can't be traced: an"
                + " attempt reports that before it starts.")
        : end;
  }

  /** A decision of the machine, with what it was decided from. */
  private void pausedForBudget(Search search, List<Ruling> rulings, Set<UUID> withoutBudget) {
    for (Ruling each : rulings) {
      if (withoutBudget.contains(each.attempt())) {
        events.append(
            "trial.paused",
            search.plan().id(),
            Actor.PLATFORM,
            Map.of(
                "trial", each.trial().toString(),
                "number", each.number(),
                "step", each.step(),
                "reason", "budget",
                "inputs", search.history().digest()));
      }
    }
  }

  /** Those that paused, or had to be ended, because there was no budget for their next slice. */
  private Set<UUID> withoutBudget(List<AttemptEnd> ends) {
    List<UUID> maybe =
        ends.stream()
            .filter(each -> each.outcome() == Outcome.PAUSED || each.outcome() == Outcome.ABANDONED)
            .map(AttemptEnd::attempt)
            .toList();
    return maybe.isEmpty() ? Set.of() : slices.refused(maybe);
  }

  private Ruling rule(
      Search search,
      AttemptRows.Row attempt,
      TrialRows.Row trial,
      AttemptEnd ended,
      boolean withoutBudget) {
    AttemptEnd end = withoutBudget ? ended.paused() : ended;
    Checkpoint resume = trial.resume();
    int lost = 0;
    if (end.isLost() || end.outcome() == Outcome.WAITING || end.outcome() == Outcome.PAUSED) {
      resume = newest(trial.resume(), end.checkpoint());
      if (end.checkpoint() == null) {
        resume = newest(resume, attempts.uploaded(attempt.id()).orElse(null));
      }
      long from = resume == null ? 0 : resume.step();
      boolean further = attempt.fromStep() < from;
      if (end.isLost() && !further) {
        lost = 1 + attempts.lostInARow(trial.id(), attempt.epoch(), from);
      }
    }
    return new Judgement(search, trial, end, seconds(attempt, trial), withoutBudget)
        .rule(metrics(search, end), resume, lost);
  }

  /** What a trial took up to now, in seconds; earlier attempts only where there were any. */
  private double seconds(AttemptRows.Row attempt, TrialRows.Row trial) {
    double before =
        attempt.epoch() <= 1
            ? 0
            : attempts.secondsOf(List.of(trial.id())).getOrDefault(trial.id(), 0.0);
    long now = Duration.between(attempt.startedAt(), clock.instant()).toMillis();
    return before + Math.max(0, now) / 1000.0;
  }

  /** What the evaluation gave; an objective it left out is taken from the last step's report. */
  private Map<String, Double> metrics(Search search, AttemptEnd end) {
    if (end.outcome() != Outcome.COMPLETED) {
      return Map.of();
    }
    Map<String, Double> metrics = new HashMap<>(end.metrics());
    boolean complete =
        search.plan().definition().objectives().stream()
            .allMatch(each -> metrics.containsKey(each.metric()));
    if (!complete) {
      attempts.lastMetrics(end.attempt()).forEach(metrics::putIfAbsent);
    }
    return metrics;
  }

  private static @Nullable Checkpoint newest(@Nullable Checkpoint one, @Nullable Checkpoint other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.step() >= one.step() ? other : one;
  }

  private void requeue(StudyPlan plan, List<Ruling> rulings, Instant now) {
    List<QueueTable.Entry> again =
        rulings.stream()
            .filter(Ruling::queued)
            .map(each -> new QueueTable.Entry(each.trial(), each.resume() != null))
            .toList();
    if (!again.isEmpty()) {
      transactions.crossing(
          () -> {
            queue.add(plan, again, now);
            return true;
          });
    }
  }

  private void record(StudyPlan plan, List<Ruling> rulings, Actor by) {
    List<Map<String, Object>> settled = new ArrayList<>();
    for (Ruling each : rulings) {
      figures.settled(each.state());
      Map<String, Object> entry = new HashMap<>();
      entry.put("trial", each.trial());
      entry.put("number", each.number());
      entry.put("attempt", each.attempt());
      entry.put("outcome", each.outcome());
      entry.put("state", each.state());
      settled.add(entry);
      if (each.problem() != null && each.state() != TrialState.PAUSED) {
        warn(plan, each);
      }
    }
    events.append("trials.settled", plan.id(), by, Map.of("trials", settled));
    changes.studyChanged(plan.workspace(), plan.id());
  }

  private static void warn(StudyPlan plan, Ruling ruling) {
    try (var _ = LogIds.attempt(plan.workspace(), plan.id(), ruling.trial(), ruling.attempt());
        var _ = LogIds.trace(plan.trace())) {
      LOG.warn("Trial {} is {}: {}", ruling.number(), ruling.state(), ruling.problem());
    }
  }
}
