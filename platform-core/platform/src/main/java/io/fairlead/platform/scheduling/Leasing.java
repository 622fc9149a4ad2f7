package io.fairlead.platform.scheduling;

import io.fairlead.kernel.budget.Purse;
import io.fairlead.platform.budget.Allowance;
import io.fairlead.platform.budget.Slices;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.StudyBook;
import io.fairlead.platform.study.StudyPlan;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Resources;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Grants leases. The agent's row is locked, so that the sum of its leases stays within it, and the
 * workspace's leases are granted one request at a time, so that no study runs more than it may.
 */
@Component
final class Leasing {

  private static final int MOST_AT_ONCE = 1_000;
  private static final int CHECKPOINTS = 5;

  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final AgentTable agents;
  private final Fares fares;
  private final Demand demand;
  private final QueueTable queue;
  private final TurnTable turnTable;
  private final LeaseTable leases;
  private final TrialRows trials;
  private final StudyBook book;
  private final AttemptTokens tokens;
  private final Slices slices;
  private final Withheld withheld;
  private final Events events;
  private final Changes changes;
  private final TrialSpans spans;
  private final SchedulingSettings settings;
  private final Clock clock;

  Leasing(
      Transactions transactions,
      JdbcClient jdbc,
      AgentTable agents,
      Fares fares,
      Demand demand,
      QueueTable queue,
      TurnTable turnTable,
      LeaseTable leases,
      TrialRows trials,
      StudyBook book,
      AttemptTokens tokens,
      Slices slices,
      Withheld withheld,
      Events events,
      Changes changes,
      TrialSpans spans,
      SchedulingSettings settings,
      Clock clock) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.agents = agents;
    this.fares = fares;
    this.demand = demand;
    this.queue = queue;
    this.turnTable = turnTable;
    this.leases = leases;
    this.trials = trials;
    this.book = book;
    this.tokens = tokens;
    this.slices = slices;
    this.withheld = withheld;
    this.events = events;
    this.changes = changes;
    this.spans = spans;
    this.settings = settings;
    this.clock = clock;
  }

  /** What was picked, and for whom. */
  private record Picked(
      Capacity agent,
      List<QueueTable.Queued> trials,
      int takingTurns,
      BudgetRoom room,
      Optional<Preference> preference) {}

  /** Call inside a transaction of the request's workspace. */
  List<Assignment> grant(AgentRequest.Lease request) {
    Instant asked = clock.instant();
    demand.asked(request);
    Allowance allowance =
        slices.allowance(
            request.workspace(), BudgetRoom.purpose(request.bundle()), settings.slice());
    Picked picked = transactions.crossing(() -> pick(request, allowance.purse()));
    withheld.note(request.workspace(), picked.room().lacking());
    if (picked.trials().isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    Instant until = allowance.purse().slice().until().minus(settings.grace()); // ends within it
    List<UUID> ids = picked.trials().stream().map(QueueTable.Queued::trial).toList();
    List<UUID> attempts = ids.stream().map(each -> Ids.next()).toList();
    Map<UUID, TrialRows.Started> started =
        trials.start(ids, attempts, picked.agent().name(), request, now).stream()
            .collect(Collectors.toMap(TrialRows.Started::id, it -> it));
    List<Assignment> assignments = new ArrayList<>();
    List<LeaseTable.Lease> granted = new ArrayList<>();
    List<Resources> needs = new ArrayList<>();
    List<Slices.Leased> reserving = new ArrayList<>();
    double share = 1.0 / picked.takingTurns();
    for (QueueTable.Queued each : picked.trials()) {
      TrialRows.Started trial = started.get(each.trial());
      if (trial != null) {
        StudyPlan plan = book.plan(request.workspace(), trial.study());
        assignments.add(
            assignment(
                plan,
                trial,
                picked.takingTurns(),
                until,
                spans.leased(plan, trial, picked.agent().name(), asked)));
        granted.add(lease(request, trial));
        needs.add(each.needs());
        reserving.add(
            new Slices.Leased(
                trial.attempt(), trial.study(), picked.agent().rate(each.needs(), share)));
      }
    }
    transactions.crossing(
        () -> {
          leases.insert(granted, needs, share, until);
          agents.addDriver(request.driver(), request.agent(), request.workspace());
          return true;
        });
    record(request, picked.agent().name(), started.values());
    picked.preference().ifPresent(it -> it.append(events));
    slices.reserve(allowance, reserving);
    return assignments;
  }

  private Picked pick(AgentRequest.Lease request, Purse purse) {
    Capacity free = agents.lock(request.agent());
    if (!agents.serves(request.agent()).test(request.workspace())) {
      throw new Conflict(
          "The token of agent '%s' isn't good for this workspace: an admin can make another."
              .formatted(free.name()));
    }
    BudgetRoom room = new BudgetRoom(purse, free, () -> fares.open(request.workspace()));
    if (!free.terms().takes(request.workspace(), clock.instant())) {
      return new Picked(free, List.of(), 1, room, Optional.empty());
    }
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 2))")
        .param("lease " + request.workspace())
        .query((row, number) -> true)
        .single();
    List<Turns.Standing> waiting = turnTable.standings(request.workspace(), request.bundle());
    Map<UUID, Integer> running = new HashMap<>();
    waiting.forEach(each -> running.put(each.study(), each.running()));
    double share = 1.0 / request.takingTurns();
    Capacity capacity = free;
    Turns turns = new Turns(waiting);
    List<QueueTable.Queued> picked = new ArrayList<>();
    int wanted = Math.min(request.count(), MOST_AT_ONCE);
    Map<UUID, Deque<QueueTable.Queued>> open =
        startable(
            request,
            waiting.stream()
                .map(Turns.Standing::study)
                .filter(study -> mayStart(request, study, running))
                .toList(),
            wanted);
    while (picked.size() < wanted && !open.isEmpty()) {
      UUID study = turns.next(open.keySet());
      QueueTable.Queued each = open.getOrDefault(study, new ArrayDeque<>()).poll();
      if (each == null || !capacity.fits(each.needs(), share) || !room.take(each, share)) {
        open.remove(study); // a study's trials all need the same
        continue;
      }
      capacity = capacity.with(each.needs(), share);
      running.merge(study, 1, Integer::sum);
      picked.add(each);
      turns.given(study, open.keySet());
      if (!mayStart(request, study, running)) {
        open.remove(study);
      }
      open.values().removeIf(Deque::isEmpty);
    }
    queue.remove(picked.stream().map(QueueTable.Queued::trial).toList());
    return new Picked(
        free, picked, takingTurns(request, picked, free, room), room, preferred(request, turns));
  }

  /** What could start, a study's trials in their order. */
  private Map<UUID, Deque<QueueTable.Queued>> startable(
      AgentRequest.Lease request, List<UUID> studies, int wanted) {
    Map<UUID, Deque<QueueTable.Queued>> open = new LinkedHashMap<>();
    if (!studies.isEmpty()) {
      queue
          .next(request.workspace(), request.bundle(), studies, wanted)
          .forEach(
              each -> open.computeIfAbsent(each.study(), study -> new ArrayDeque<>()).add(each));
    }
    return open;
  }

  /** Keeps who was passed over; empty when nobody was who is still passed over. */
  private Optional<Preference> preferred(AgentRequest.Lease request, Turns turns) {
    if (!turns.changed().isEmpty()) {
      turnTable.passed(request.workspace(), turns.changed());
    }
    return turns.preference();
  }

  /** As few as possible: when little waits, nothing waits beside an actor while another is idle. */
  private static int takingTurns(
      AgentRequest.Lease request, List<QueueTable.Queued> picked, Capacity free, BudgetRoom room) {
    for (int turns = 1; turns < request.takingTurns(); turns++) {
      boolean asked = picked.size() * request.takingTurns() <= request.count() * turns;
      if (asked && fit(picked, 1.0 / turns, free) && room.fits(picked, 1.0 / turns)) {
        return turns;
      }
    }
    return request.takingTurns();
  }

  private static boolean fit(List<QueueTable.Queued> trials, double share, Capacity free) {
    Capacity left = free;
    for (QueueTable.Queued each : trials) {
      if (!left.fits(each.needs(), share)) {
        return false;
      }
      left = left.with(each.needs(), share);
    }
    return true;
  }

  private boolean mayStart(AgentRequest.Lease request, UUID study, Map<UUID, Integer> running) {
    StudyPlan plan = book.plan(request.workspace(), study);
    return running.getOrDefault(study, 0) < plan.definition().parallelism();
  }

  private static LeaseTable.Lease lease(AgentRequest.Lease request, TrialRows.Started trial) {
    return new LeaseTable.Lease(
        trial.attempt(),
        trial.id(),
        trial.study(),
        request.workspace(),
        request.agent(),
        request.driver(),
        trial.epoch(),
        OrderKind.CONTINUE);
  }

  private Assignment assignment(
      StudyPlan plan,
      TrialRows.Started trial,
      int takingTurns,
      Instant until,
      @Nullable String traceparent) {
    long maxSteps = plan.definition().maxSteps();
    Resources needs = plan.definition().resources();
    return new Assignment(
        plan.workspace(),
        plan.id(),
        trial.id(),
        trial.attempt(),
        trial.number(),
        trial.epoch(),
        tokens.issue(
            new AttemptKey(
                plan.workspace(), plan.id(), trial.id(), trial.attempt(), trial.epoch())),
        plan.definition().trainer(),
        trial.parameters(),
        trial.seed(),
        maxSteps,
        plan.resolved().rungs(),
        plan.definition().objectives().stream().map(it -> it.metric()).toList(),
        maxSteps < 2 ? 0 : Math.ceilDiv(maxSteps, CHECKPOINTS),
        plan.resolved().dataset(),
        needs,
        takingTurns,
        Math.max(1, (int) needs.cpus()),
        trial.resume(),
        trial.environment(),
        until,
        settings.silence(),
        traceparent);
  }

  private void record(
      AgentRequest.Lease request, String agent, Iterable<TrialRows.Started> started) {
    Map<UUID, List<Map<String, Object>>> byStudy = new HashMap<>();
    for (TrialRows.Started each : started) {
      byStudy
          .computeIfAbsent(each.study(), id -> new ArrayList<>())
          .add(
              Map.of(
                  "trial",
                  each.id(),
                  "number",
                  each.number(),
                  "attempt",
                  each.attempt(),
                  "epoch",
                  each.epoch()));
    }
    Actor by = new Actor(Actor.Kind.AGENT, request.agent(), agent);
    byStudy.forEach(
        (study, leased) -> {
          events.append("trials.started", study, by, Map.of("trials", leased));
          changes.studyChanged(request.workspace(), study);
        });
  }
}
