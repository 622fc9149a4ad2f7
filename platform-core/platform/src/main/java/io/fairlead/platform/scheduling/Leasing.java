package io.fairlead.platform.scheduling;

import io.fairlead.kernel.budget.Purse;
import io.fairlead.platform.budget.Allowance;
import io.fairlead.platform.budget.Slices;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
  private final Demand demand;
  private final QueueTable queue;
  private final LeaseTable leases;
  private final TrialRows trials;
  private final StudyBook book;
  private final AttemptTokens tokens;
  private final Slices slices;
  private final Withheld withheld;
  private final Events events;
  private final Changes changes;
  private final SchedulingSettings settings;
  private final Clock clock;

  Leasing(
      Transactions transactions,
      JdbcClient jdbc,
      AgentTable agents,
      Demand demand,
      QueueTable queue,
      LeaseTable leases,
      TrialRows trials,
      StudyBook book,
      AttemptTokens tokens,
      Slices slices,
      Withheld withheld,
      Events events,
      Changes changes,
      SchedulingSettings settings,
      Clock clock) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.agents = agents;
    this.demand = demand;
    this.queue = queue;
    this.leases = leases;
    this.trials = trials;
    this.book = book;
    this.tokens = tokens;
    this.slices = slices;
    this.withheld = withheld;
    this.events = events;
    this.changes = changes;
    this.settings = settings;
    this.clock = clock;
  }

  /** What was picked, and for whom. */
  private record Picked(
      Capacity agent, List<QueueTable.Queued> trials, int takingTurns, BudgetRoom room) {}

  /** Call inside a transaction of the request's workspace. */
  List<Assignment> grant(AgentRequest.Lease request) {
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
        assignments.add(
            assignment(
                book.plan(request.workspace(), trial.study()), trial, picked.takingTurns(), until));
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
    slices.reserve(allowance, reserving);
    return assignments;
  }

  private Picked pick(AgentRequest.Lease request, Purse purse) {
    Capacity free = agents.lock(request.agent());
    BudgetRoom room = new BudgetRoom(purse, free);
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 2))")
        .param("lease " + request.workspace())
        .query((row, number) -> true)
        .single();
    Map<UUID, Integer> running =
        new HashMap<>(queue.runningByWaitingStudy(request.workspace(), request.bundle()));
    double share = 1.0 / request.takingTurns();
    Capacity capacity = free;
    List<QueueTable.Queued> picked = new ArrayList<>();
    Set<UUID> seen = new HashSet<>();
    int wanted = Math.min(request.count(), MOST_AT_ONCE);
    Set<UUID> open = new HashSet<>();
    running.keySet().stream().filter(it -> mayStart(request, it, running)).forEach(open::add);
    boolean more = true;
    while (more && picked.size() < wanted && !open.isEmpty()) {
      List<QueueTable.Queued> next =
          queue.next(request.workspace(), request.bundle(), open, picked.size() + wanted);
      more = false;
      for (QueueTable.Queued each : next) {
        if (picked.size() == wanted || !seen.add(each.trial())) {
          continue;
        }
        if (!capacity.fits(each.needs(), share)) {
          open.remove(each.study()); // a study's trials all need the same
          more = true;
        } else if (!mayStart(request, each.study(), running) || !room.take(each, share)) {
          open.remove(each.study());
          more = true;
        } else {
          capacity = capacity.with(each.needs(), share);
          running.merge(each.study(), 1, Integer::sum);
          picked.add(each);
        }
      }
    }
    queue.remove(picked.stream().map(QueueTable.Queued::trial).toList());
    return new Picked(free, picked, takingTurns(request, picked, free, room), room);
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
      StudyPlan plan, TrialRows.Started trial, int takingTurns, Instant until) {
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
        settings.silence());
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
