package io.fairlead.platform.scheduling;

import io.fairlead.platform.budget.Slices;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final Slices slices;
  private final SchedulingFigures figures;
  private final SchedulingSettings settings;
  private final Clock clock;

  Heartbeats(
      Transactions transactions,
      AgentTable agents,
      LeaseTable leases,
      AttemptRows attempts,
      AttemptTokens tokens,
      Slices slices,
      SchedulingFigures figures,
      SchedulingSettings settings,
      Clock clock) {
    this.transactions = transactions;
    this.agents = agents;
    this.leases = leases;
    this.attempts = attempts;
    this.tokens = tokens;
    this.slices = slices;
    this.figures = figures;
    this.settings = settings;
    this.clock = clock;
  }

  AgentAnswer.Orders answer(Heartbeat request) {
    Instant until = clock.instant().plus(settings.leaseTime());
    Renewed renewed = transactions.crossing(() -> renew(request, until));
    Map<UUID, LeaseTable.Lease> good =
        renewed.leases().stream().collect(Collectors.toMap(LeaseTable.Lease::attempt, it -> it));
    List<Running> running = request.attempts().stream().filter(each -> isGood(good, each)).toList();
    Set<UUID> withoutBudget = new HashSet<>();
    good.values().stream()
        .map(LeaseTable.Lease::workspace)
        .distinct()
        .forEach(workspace -> withoutBudget.addAll(progressed(workspace, running)));
    figures.withoutBudgetToGoOn(withoutBudget.size());
    List<Order> orders = new ArrayList<>();
    for (Running each : request.attempts()) {
      LeaseTable.Lease lease = good.get(each.attempt());
      orders.add(
          lease == null || !isGood(good, each)
              ? new Order(each.attempt(), OrderKind.ABANDON, null, null)
              : order(lease, renewed.sentAway() || withoutBudget.contains(each.attempt()), until));
    }
    return new AgentAnswer.Orders(orders);
  }

  private static boolean isGood(Map<UUID, LeaseTable.Lease> good, Running running) {
    LeaseTable.Lease lease = good.get(running.attempt());
    return lease != null && lease.epoch() == running.epoch();
  }

  /** Notes how far they are, and returns those that have no budget to go on with. */
  private Set<UUID> progressed(UUID workspace, List<Running> running) {
    List<UUID> ids = running.stream().map(Running::attempt).toList();
    return transactions.in(
        workspace,
        () -> {
          attempts.progressed(running);
          return slices.renew(workspace, ids, settings.slice());
        });
  }

  /**
   * @param sentAway whether the agent's cluster closes
   */
  private record Renewed(List<LeaseTable.Lease> leases, boolean sentAway) {}

  private Renewed renew(Heartbeat request, Instant until) {
    Instant now = clock.instant();
    boolean sentAway = agents.seen(request.agent(), null, now).terms().sendsAway(now);
    List<UUID> attempts = request.attempts().stream().map(Running::attempt).toList();
    return new Renewed(
        attempts.isEmpty()
            ? List.of()
            : leases.renew(request.agent(), request.driver(), attempts, until),
        sentAway);
  }

  /** Without budget for a next slice an attempt pauses, before what is left of its last is over. */
  private Order order(LeaseTable.Lease lease, boolean pauses, Instant until) {
    OrderKind kind =
        pauses && lease.wanted() == OrderKind.CONTINUE ? OrderKind.PAUSE : lease.wanted();
    boolean goesOn = kind == OrderKind.CONTINUE;
    AttemptKey key =
        new AttemptKey(
            lease.workspace(), lease.study(), lease.trial(), lease.attempt(), lease.epoch());
    return new Order(lease.attempt(), kind, goesOn ? until : null, tokens.issue(key));
  }
}
