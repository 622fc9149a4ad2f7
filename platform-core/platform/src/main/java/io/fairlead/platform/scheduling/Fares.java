package io.fairlead.platform.scheduling;

import io.fairlead.kernel.budget.Rate;
import io.fairlead.protocol.message.Resources;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What trials cost where; in crossing transactions. */
@Component
final class Fares {

  private final AgentTable agents;
  private final Clock clock;

  Fares(AgentTable agents, Clock clock) {
    this.agents = agents;
    this.clock = clock;
  }

  /** Live agents that a workspace's trials may run on. */
  List<Capacity> open(UUID workspace) {
    Instant now = clock.instant();
    return agents.seenSince(now.minus(Agents.SILENCE)).stream()
        .filter(each -> each.terms().takes(workspace, now))
        .filter(each -> agents.serves(each.agent()).test(workspace))
        .toList();
  }

  /** The lowest rate of a trial that has its resources alone; empty when no agent could run it. */
  static Optional<Rate> cheapest(Collection<Capacity> agents, Resources each) {
    return agents.stream()
        .filter(agent -> agent.couldEverRun(each))
        .map(agent -> agent.rate(each, 1))
        .min(Comparator.comparingLong(Rate::cost));
  }
}
