package io.fairlead.platform.scheduling;

import io.fairlead.platform.trial.TrialState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What monitoring sees of scheduling. Counters and timers tell of this process; what is there at
 * the moment ({@link Fleet}) is read from the database, so every replica tells the same.
 */
@Component
final class SchedulingFigures {

  private final MeterRegistry registry;
  private final Timer lease;
  private final Timer complete;
  private final Counter lost;
  private final Counter notStarted;
  private final Counter notRenewed;
  private volatile Fleet fleet = Fleet.NONE;

  SchedulingFigures(ObjectProvider<MeterRegistry> registries) {
    registry = registries.getIfAvailable(() -> Metrics.globalRegistry);
    lease = registry.timer("fairlead.lease");
    complete = registry.timer("fairlead.complete");
    lost =
        Counter.builder("fairlead.leases.lost")
            .description("Leases whose driver was no longer heard")
            .register(registry);
    notStarted = refused("start");
    notRenewed = refused("renewal");
    for (TrialState state : TrialState.values()) {
      if (state.isOver()) {
        settledAs(state); // so that a rate is there before the first
      }
    }
    gauge("fairlead.leases", "Trials that run", Fleet::running);
    gauge("fairlead.queue", "Trials that wait", Fleet::waiting);
    gauge("fairlead.queue.withheld", "Of those, the ones that have no budget", Fleet::withheld);
    Gauge.builder("fairlead.queue.age", () -> fleet.longestWaitSeconds())
        .description("How long the first has waited of those that have a budget")
        .baseUnit("seconds")
        .register(registry);
    gauge("fairlead.agents.connected", "Agents heard of in 30 seconds", Fleet::connected);
    gauge("fairlead.agents.silent", "Agents heard of today, but no longer", Fleet::silent);
  }

  private void gauge(String name, String description, ToDoubleFunction<Fleet> figure) {
    Gauge.builder(name, () -> figure.applyAsDouble(fleet))
        .description(description)
        .register(registry);
  }

  private Counter refused(String at) {
    return Counter.builder("fairlead.budget.refused")
        .description("Trials that had no budget to start or to go on")
        .tag("at", at)
        .register(registry);
  }

  private Counter settledAs(TrialState state) {
    return registry.counter("fairlead.trials", "state", state.name().toLowerCase(Locale.ROOT));
  }

  void settled(TrialState state) {
    settledAs(state).increment();
  }

  void lost(int leases) {
    lost.increment(leases);
  }

  void withoutBudgetToStart(int trials) {
    notStarted.increment(trials);
  }

  void withoutBudgetToGoOn(int attempts) {
    notRenewed.increment(attempts);
  }

  Timer lease() {
    return lease;
  }

  Timer complete() {
    return complete;
  }

  void seen(Fleet now) {
    fleet = now;
  }
}
