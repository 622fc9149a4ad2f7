package io.fairlead.platform.event;

import io.fairlead.platform.event.persistence.EventTables;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells monitoring how far sealing is behind: what isn't sealed could still be altered unseen. */
@Component
class SealWatch {

  private final EventTables tables;
  private final Transactions transactions;
  private final Clock clock;
  private volatile double seconds;

  SealWatch(EventTables tables, Transactions transactions, Clock clock, MeterRegistry registry) {
    this.tables = tables;
    this.transactions = transactions;
    this.clock = clock;
    Gauge.builder("fairlead.seal.age", () -> seconds)
        .description("How long the first event that isn't in a chain yet has waited for it")
        .baseUnit("seconds")
        .register(registry);
  }

  @Scheduled(fixedDelay = 5_000)
  void look() {
    seconds =
        transactions
            .crossing(tables::oldestWaiting)
            .map(event -> Duration.between(Ids.madeAt(event), clock.instant()).toMillis() / 1_000.0)
            .map(age -> Math.max(0, age))
            .orElse(0.0);
  }
}
