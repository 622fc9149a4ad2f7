package io.fairlead.platform.scheduling;

import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.StudyPlan;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.Resources;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How many suggestions a study should have waiting: as many as could start at once. Where trials
 * are so short that several take turns on the resources of one, as many as a driver last asked for.
 */
@Component
final class Demand {

  /** So that work shows before the first agent comes, and a slot that frees itself finds some. */
  private static final int SPARE = 2;

  /** Within which a driver that has work asks again. */
  private static final Duration ASKED_WITHIN = Duration.ofSeconds(1);

  private final Transactions transactions;
  private final AgentTable agents;
  private final LeaseTable leases;
  private final QueueTable queue;
  private final Clock clock;
  private final Map<Group, Asked> asked = new ConcurrentHashMap<>();

  Demand(
      Transactions transactions,
      AgentTable agents,
      LeaseTable leases,
      QueueTable queue,
      Clock clock) {
    this.transactions = transactions;
    this.agents = agents;
    this.leases = leases;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * @param wanted how many more should wait, 0 or more
   */
  record Standing(int running, int waiting, int wanted) {}

  private record Group(UUID workspace, String bundle) {}

  /** What a driver asked for: a guess for the next moment, not worth storing. */
  private record Asked(int trials, Instant at) {}

  /** Notes that a driver asks for trials that take turns. */
  void asked(AgentRequest.Lease request) {
    if (request.takingTurns() > 1) {
      asked.put(
          new Group(request.workspace(), request.bundle()),
          new Asked(request.count(), clock.instant()));
    }
  }

  Standing of(Search search) {
    StudyPlan plan = search.plan();
    int parallelism = plan.definition().parallelism();
    Resources each = plan.definition().resources();
    return transactions.crossing(
        () -> {
          int running = leases.count(plan.id());
          int waiting = queue.count(plan.workspace(), plan.id(), plan.resolved().bundle());
          int mayStart = Math.max(0, parallelism - running);
          int free = mayStart == 0 ? 0 : free(plan.workspace(), each, mayStart);
          int wanted = Math.min(mayStart, Math.max(free + SPARE, asked(plan))) - waiting;
          return new Standing(running, waiting, Math.max(0, wanted));
        });
  }

  private int free(UUID workspace, Resources each, int most) {
    int free = 0;
    Instant now = clock.instant();
    for (Capacity agent : agents.seenSince(now.minus(Agents.SILENCE))) {
      if (agent.terms().takes(workspace, now)) {
        free += agent.free(each, most - free);
      }
    }
    return free;
  }

  private int asked(StudyPlan plan) {
    Asked last = asked.get(new Group(plan.workspace(), plan.resolved().bundle()));
    return last == null || last.at().plus(ASKED_WITHIN).isBefore(clock.instant())
        ? 0
        : last.trials();
  }
}
