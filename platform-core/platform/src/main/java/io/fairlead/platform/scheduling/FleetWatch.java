package io.fairlead.platform.scheduling;

import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks now and then at what runs and waits, for monitoring. */
@Component
class FleetWatch {

  private static final Duration CONNECTED = Duration.ofSeconds(30);
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final SchedulingFigures figures;
  private final Clock clock;

  FleetWatch(Transactions transactions, JdbcClient jdbc, SchedulingFigures figures, Clock clock) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.figures = figures;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 5_000)
  void look() {
    figures.seen(transactions.crossing(() -> fleet(clock.instant())));
  }

  private Fleet fleet(Instant now) {
    return jdbc.sql(
            """
            select (select count(*) from lease) as running, q.waiting, q.withheld, q.first,
              a.connected, a.silent
            from (select count(*) as waiting, count(withheld) as withheld,
                min(queued_at) filter (where withheld is null) as first from queued_trial) q,
              (select count(*) filter (where last_seen_at >= :lately) as connected,
                count(*) filter (where last_seen_at < :lately and last_seen_at >= :today) as silent
                from agent) a
            """)
        .param("lately", Sql.at(now.minus(CONNECTED)))
        .param("today", Sql.at(now.minus(REMEMBERED)))
        .query(
            (row, number) -> {
              @Nullable Instant first = Sql.instantOrNull(row, "first");
              return new Fleet(
                  row.getInt("running"),
                  row.getInt("waiting"),
                  row.getInt("withheld"),
                  first == null ? 0 : Duration.between(first, now).toMillis() / 1_000.0,
                  row.getInt("connected"),
                  row.getInt("silent"));
            })
        .single();
  }
}
