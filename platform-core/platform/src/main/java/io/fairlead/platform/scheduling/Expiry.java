package io.fairlead.platform.scheduling;

import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Loses leases that ran out. Time in which no platform looked is not held against them: an outage
 * extends every lease.
 */
@Component
final class Expiry {

  private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
  private static final String LAST_TICK = "scheduling-last-tick";

  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final LeaseTable leases;
  private final AttemptRows attempts;
  private final Searches searches;
  private final Settlement settlement;
  private final SchedulingFigures figures;
  private final Wakeup wakeup;
  private final SchedulingSettings settings;
  private final Clock clock;

  Expiry(
      Transactions transactions,
      JdbcClient jdbc,
      LeaseTable leases,
      AttemptRows attempts,
      Searches searches,
      Settlement settlement,
      SchedulingFigures figures,
      Wakeup wakeup,
      SchedulingSettings settings,
      Clock clock) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.leases = leases;
    this.attempts = attempts;
    this.searches = searches;
    this.settlement = settlement;
    this.figures = figures;
    this.wakeup = wakeup;
    this.settings = settings;
    this.clock = clock;
  }

  /** Notes that somebody looks, and makes up for the time in which nobody did. */
  void noteTime() {
    transactions.crossing(
        () -> {
          Instant now = clock.instant();
          Optional<Instant> last = lastTick();
          Duration gap = last.map(it -> Duration.between(it, now)).orElse(Duration.ZERO);
          if (gap.compareTo(outage()) > 0) {
            LOG.warn("Nobody looked after leases for {}; all are extended by that.", gap);
            leases.extend(gap);
          }
          if (last.isEmpty() || now.isAfter(last.get())) { // another platform's clock may be ahead
            setLastTick(now);
          }
          return true;
        });
  }

  /** A lease whose heartbeats were missed because of us has lived half its time at most. */
  private Duration outage() {
    return settings.leaseTime().dividedBy(2);
  }

  private Optional<Instant> lastTick() {
    return jdbc.sql("select value from installation_setting where key = ? for update")
        .param(LAST_TICK)
        .query((row, number) -> Instant.ofEpochMilli(ByteBuffer.wrap(row.getBytes(1)).getLong()))
        .optional();
  }

  private void setLastTick(Instant now) {
    jdbc.sql(
            "insert into installation_setting (key, value) values (?, ?)"
                + " on conflict (key) do update set value = excluded.value")
        .params(LAST_TICK, ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli()).array())
        .update();
  }

  /** Loses what expired; a study whose leases can't be settled doesn't hold up the others. */
  void lose() {
    Instant now = clock.instant();
    Map<UUID, List<LeaseTable.Lease>> byStudy =
        transactions.crossing(() -> leases.expired(now)).stream()
            .collect(
                Collectors.groupingBy(
                    LeaseTable.Lease::study, LinkedHashMap::new, Collectors.toList()));
    byStudy.forEach(
        (study, expired) -> {
          try {
            lose(expired.getFirst().workspace(), study, expired, now);
          } catch (RuntimeException e) {
            LOG.error("The lost leases of study {} could not be settled; retried soon.", study, e);
          }
        });
  }

  private void lose(UUID workspace, UUID study, List<LeaseTable.Lease> expired, Instant now) {
    List<UUID> ids = expired.stream().map(LeaseTable.Lease::attempt).toList();
    transactions.in(
        workspace,
        () -> {
          attempts.holdStreams(ids);
          Search search = searches.open(workspace, study);
          List<AttemptEnd> lost =
              transactions.crossing(() -> leases.removeExpired(ids, now)).stream()
                  .map(each -> AttemptEnd.lost(each.attempt(), each.epoch()))
                  .toList();
          settlement.settle(search, lost, Actor.PLATFORM);
          figures.lost(lost.size());
          wakeup.afterCommit(workspace, study);
        });
  }
}
