package io.fairlead.platform.scheduling;

import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.StudyPlan;
import io.fairlead.protocol.message.Resources;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * How many suggestions a study should have waiting: as many as could start at once. Where trials
 * end faster than that can be asked, as many as will end until it is asked again.
 */
@Component
final class Demand {

  /** So that work shows before the first agent comes, and a slot that frees itself finds some. */
  private static final int SPARE = 2;

  private static final Duration AHEAD = Duration.ofMillis(250);
  private static final int KEPT_RATES = 1_000;

  private final Transactions transactions;
  private final AgentTable agents;
  private final LeaseTable leases;
  private final QueueTable queue;
  private final Clock clock;
  private final Map<UUID, Rate> rates =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Rate> eldest) {
              return size() > KEPT_RATES;
            }
          });

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

  /** How fast trials went lately: a guess for the next moment, not worth storing. */
  private record Rate(Instant since, int events, int ahead) {}

  Standing of(Search search) {
    StudyPlan plan = search.plan();
    int parallelism = plan.definition().parallelism();
    Resources each = plan.definition().resources();
    return transactions.crossing(
        () -> {
          int running = leases.count(plan.id());
          int waiting = queue.count(plan.workspace(), plan.id(), plan.resolved().bundle());
          int mayStart = Math.max(0, parallelism - running);
          int free = mayStart == 0 ? 0 : free(each, mayStart);
          int now = Math.min(mayStart, free + SPARE);
          int wanted = Math.max(now, Math.min(parallelism, ahead(search))) - waiting;
          return new Standing(running, waiting, Math.max(0, wanted));
        });
  }

  private int free(Resources each, int most) {
    int free = 0;
    for (Capacity agent : agents.seenSince(clock.instant().minus(Agents.SILENCE))) {
      free += agent.free(each, most - free);
    }
    return free;
  }

  private int ahead(Search search) {
    Instant now = clock.instant();
    int events = search.history().events().size();
    Rate last = rates.get(search.plan().id());
    if (last == null || now.isBefore(last.since())) {
      rates.put(search.plan().id(), new Rate(now, events, 0));
      return 0;
    }
    Duration passed = Duration.between(last.since(), now);
    if (passed.compareTo(AHEAD) < 0) {
      return last.ahead();
    }
    // Two events a trial: suggested and ended.
    long trials = (long) (events - last.events()) / 2;
    int ahead = (int) (trials * AHEAD.toMillis() / passed.toMillis());
    rates.put(search.plan().id(), new Rate(now, events, ahead));
    return ahead;
  }
}
