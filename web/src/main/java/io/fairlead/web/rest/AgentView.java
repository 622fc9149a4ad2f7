package io.fairlead.web.rest;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Prices;
import io.fairlead.platform.scheduling.RegisteredAgent;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.time.Instant;
import java.util.UUID;

/** An agent as scripts see it. */
record AgentView(
    UUID id,
    String name,
    RayMode mode,
    String version,
    Resources resources,
    int slots,
    int running,
    double usedCpus,
    Instant registeredAt,
    Instant lastSeenAt,
    boolean connected,
    PricesView prices) {

  /** What an hour of its resources costs. */
  record PricesView(double cpuHour, double gpuHour, double gibHour) {}

  static AgentView of(RegisteredAgent agent) {
    return new AgentView(
        agent.id(),
        agent.name(),
        agent.mode(),
        agent.version(),
        agent.resources(),
        agent.slots(),
        agent.running(),
        agent.usedCpus(),
        agent.registeredAt(),
        agent.lastSeenAt(),
        agent.connected(),
        prices(agent.prices()));
  }

  static PricesView prices(Prices prices) {
    return new PricesView(
        money(prices.cpuHour()), money(prices.gpuHour()), money(prices.gibHour()));
  }

  private static double money(long millionths) {
    return BudgetResource.COST.value(millionths);
  }
}
