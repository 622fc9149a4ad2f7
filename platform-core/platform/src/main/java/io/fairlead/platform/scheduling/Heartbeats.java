package io.fairlead.platform.scheduling;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.protocol.message.AgentAnswer;
import io.fairlead.protocol.message.AgentAnswer.Order;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import io.fairlead.protocol.message.AgentRequest.Heartbeat;
import io.fairlead.protocol.message.AgentRequest.Running;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Renews leases and carries orders back. */
@Component
final class Heartbeats {

  private final Transactions transactions;
  private final AgentTable agents;
  private final LeaseTable leases;
  private final AttemptRows attempts;
  private final AttemptTokens tokens;
  private final SchedulingSettings settings;
  private final Clock clock;

  Heartbeats(
      Transactions transactions,
      AgentTable agents,
      LeaseTable leases,
      AttemptRows attempts,
      AttemptTokens tokens,
      SchedulingSettings settings,
      Clock clock) {
    this.transactions = transactions;
    this.agents = agents;
    this.leases = leases;
    this.attempts = attempts;
    this.tokens = tokens;
    this.settings = settings;
    this.clock = clock;
  }

  AgentAnswer.Orders answer(Heartbeat request) {
    Instant until = clock.instant().plus(settings.leaseTime());
    Map<UUID, LeaseTable.Lease> good =
        transactions.crossing(() -> renew(request, until)).stream()
            .collect(Collectors.toMap(LeaseTable.Lease::attempt, it -> it));
    List<Order> orders = new ArrayList<>();
    List<Running> running = new ArrayList<>();
    for (Running each : request.attempts()) {
      LeaseTable.Lease lease = good.get(each.attempt());
      if (lease == null || lease.epoch() != each.epoch()) {
        orders.add(new Order(each.attempt(), OrderKind.ABANDON, null, null));
      } else {
        running.add(each);
        orders.add(order(lease, until));
      }
    }
    good.values().stream()
        .map(LeaseTable.Lease::workspace)
        .distinct()
        .forEach(workspace -> transactions.in(workspace, () -> attempts.progressed(running)));
    return new AgentAnswer.Orders(orders);
  }

  private List<LeaseTable.Lease> renew(Heartbeat request, Instant until) {
    agents.seen(request.agent(), clock.instant());
    List<UUID> attempts = request.attempts().stream().map(Running::attempt).toList();
    return attempts.isEmpty()
        ? List.of()
        : leases.renew(request.agent(), request.driver(), attempts, until);
  }

  private Order order(LeaseTable.Lease lease, Instant until) {
    boolean goesOn = lease.wanted() == OrderKind.CONTINUE;
    AttemptKey key =
        new AttemptKey(
            lease.workspace(), lease.study(), lease.trial(), lease.attempt(), lease.epoch());
    return new Order(lease.attempt(), lease.wanted(), goesOn ? until : null, tokens.issue(key));
  }
}
