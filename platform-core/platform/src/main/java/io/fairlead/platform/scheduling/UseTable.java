package io.fairlead.platform.scheduling;

import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much of each agent was in use: a sample a minute for a day, and means of hours for ninety
 * days, so that an agent has at most 3,600 rows. Whichever replica comes first takes the sample.
 */
@Component
final class UseTable {

  static final Duration MINUTES_KEPT = Duration.ofDays(1);
  static final Duration HOURS_KEPT = Duration.ofDays(90);
  private static final Duration HOUR = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final Transactions transactions;
  private final Clock clock;
  private Instant noted = Instant.EPOCH;

  UseTable(JdbcClient jdbc, Transactions transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** To be called often; does something once a minute. */
  synchronized void note() {
    Instant now = clock.instant();
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    Instant last = noted;
    if (minute.equals(last)) {
      return;
    }
    noted = minute;
    transactions.crossing(
        () -> {
          sample(minute, now.minus(Agents.SILENCE));
          Instant hour = minute.truncatedTo(ChronoUnit.HOURS);
          if (last.isBefore(hour)) {
            rollUp(hour);
            forget(now);
          }
          return true;
        });
  }

  private void sample(Instant minute, Instant since) {
    jdbc.sql(
            """
            insert into agent_use (agent_id, hourly, at, trials, used, total, gpus_used, gpus_total)
            select a.id, false, ?, l.trials, case a.mode when 'LOCAL' then l.slots else l.cpus end,
              case a.mode when 'LOCAL' then a.slots else a.cpus end, l.gpus, a.gpus
            from agent a cross join lateral (
              select count(*) as trials, coalesce(sum(share), 0) as slots,
                coalesce(sum(share * cpus), 0) as cpus, coalesce(sum(share * gpus), 0) as gpus
              from lease where agent_id = a.id) l
            where a.last_seen_at >= ? on conflict do nothing
            """)
        .params(Sql.at(minute), Sql.at(since))
        .update();
  }

  private void rollUp(Instant before) {
    jdbc.sql(
            """
            insert into agent_use (agent_id, hourly, at, trials, used, total, gpus_used, gpus_total)
            select agent_id, true, date_trunc('hour', at, 'UTC') as hour, avg(trials), avg(used),
              max(total), avg(gpus_used), max(gpus_total)
            from agent_use where not hourly and at < ? group by agent_id, hour
            on conflict do nothing
            """)
        .param(Sql.at(before))
        .update();
  }

  private void forget(Instant now) {
    jdbc.sql("delete from agent_use where (not hourly and at < ?) or (hourly and at < ?)")
        .params(Sql.at(now.minus(MINUTES_KEPT)), Sql.at(now.minus(HOURS_KEPT)))
        .update();
  }

  /**
   * The use of an agent since a moment, oldest first: means of {@code width}, none where it was
   * silent. Means of hours and more come from what is kept by the hour, and for the hour that runs
   * from its minutes.
   */
  List<UsePoint> since(UUID agent, Instant from, Duration width) {
    boolean hourly = width.compareTo(HOUR) >= 0;
    return jdbc.sql(
            """
            select date_bin(make_interval(secs => :width), at, 'epoch') as slot,
              avg(trials) as trials, avg(used) as used, max(total) as total,
              avg(gpus_used) as gpus_used, max(gpus_total) as gpus_total
            from (
              select at, trials, used, total, gpus_used, gpus_total from agent_use
                where agent_id = :agent and hourly = :hourly and at >= :from
              union all
              select :hour, avg(trials), avg(used), max(total), avg(gpus_used), max(gpus_total)
                from agent_use
                where :hourly and agent_id = :agent and not hourly and at >= :hour
                having count(*) > 0) as kept
            group by slot order by slot
            """)
        .param("width", (double) width.toSeconds())
        .param("agent", agent)
        .param("hourly", hourly)
        .param("from", Sql.at(from))
        .param("hour", Sql.at(clock.instant().truncatedTo(ChronoUnit.HOURS)))
        .query(
            (row, number) ->
                new UsePoint(
                    Sql.instant(row, "slot"),
                    row.getDouble("trials"),
                    row.getDouble("used"),
                    row.getDouble("total"),
                    row.getDouble("gpus_used"),
                    row.getDouble("gpus_total")))
        .list();
  }
}
