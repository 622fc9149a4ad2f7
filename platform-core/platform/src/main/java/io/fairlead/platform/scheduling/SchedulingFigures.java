package io.fairlead.platform.scheduling;

import io.fairlead.platform.trial.TrialState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What monitoring sees of scheduling. */
@Component
final class SchedulingFigures {

  private final MeterRegistry registry;
  private final Timer lease;
  private final Timer complete;
  private final AtomicInteger leases = new AtomicInteger();
  private final AtomicInteger queue = new AtomicInteger();

  SchedulingFigures(ObjectProvider<MeterRegistry> registries) {
    registry = registries.getIfAvailable(() -> Metrics.globalRegistry);
    lease = registry.timer("fairlead.lease");
    complete = registry.timer("fairlead.complete");
    registry.gauge("fairlead.leases", leases);
    registry.gauge("fairlead.queue", queue);
  }

  void settled(TrialState state) {
    registry.counter("fairlead.trials", "state", state.name().toLowerCase(Locale.ROOT)).increment();
  }

  Timer lease() {
    return lease;
  }

  Timer complete() {
    return complete;
  }

  void sizes(int leasesNow, int queueNow) {
    leases.set(leasesNow);
    queue.set(queueNow);
  }
}
