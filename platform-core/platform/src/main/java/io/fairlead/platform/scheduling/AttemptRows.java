package io.fairlead.platform.scheduling;

import io.fairlead.platform.storage.Sql;
import io.fairlead.protocol.message.AgentRequest.Running;
import io.fairlead.protocol.message.Checkpoint;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and ends attempts, inside a transaction of their workspace. */
@Component
final class AttemptRows {

  private static final String LOST = "('LOST', 'ABANDONED')";

  private final JdbcClient jdbc;

  AttemptRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param outcome null while it runs
   * @param environment null while it didn't say where it runs
   */
  record Row(
      UUID id,
      UUID trial,
      UUID study,
      int epoch,
      long fromStep,
      Instant startedAt,
      @Nullable String outcome,
      @Nullable String environment) {}

  List<Row> byId(Collection<UUID> ids) {
    return jdbc.sql("select * from attempt where id = any(cast(? as uuid[]))")
        .param(Sql.texts(ids))
        .query(
            (row, number) ->
                new Row(
                    Sql.uuid(row, "id"),
                    Sql.uuid(row, "trial_id"),
                    Sql.uuid(row, "study_id"),
                    row.getInt("epoch"),
                    row.getLong("from_step"),
                    Sql.instant(row, "started_at"),
                    row.getString("outcome"),
                    row.getString("environment")))
        .list();
  }

  /** Nothing streamed by these attempts commits until this transaction ends. */
  void holdStreams(Collection<UUID> attempts) {
    jdbc.sql(
            """
            select attempt_id from attempt_stream where attempt_id = any(cast(? as uuid[]))
            order by attempt_id, kind for update
            """)
        .param(Sql.texts(attempts))
        .query(UUID.class)
        .list();
  }

  void runsIn(UUID attempt, String environment) {
    jdbc.sql("update attempt set environment = ? where id = ? and ended_at is null")
        .params(environment, attempt)
        .update();
  }

  void end(List<Ruling> rulings, Instant now) {
    jdbc.sql(
            """
            update attempt a set outcome = r.outcome, step = greatest(a.step, r.step),
              ended_at = ?, problem = r.problem
            from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as bigint[]),
              cast(? as text[])) as r(id, outcome, step, problem)
            where a.id = r.id
            """)
        .params(
            Sql.at(now),
            Sql.texts(rulings, Ruling::attempt),
            Sql.texts(rulings, Ruling::outcome),
            Sql.texts(rulings, Ruling::step),
            Sql.texts(rulings, Ruling::attemptProblem))
        .update();
  }

  /** Writes how far running attempts and their trials are, where that is news. */
  void progressed(List<Running> running) {
    jdbc.sql(
            """
            with moved as (
              update attempt a set step = r.step
              from unnest(cast(? as uuid[]), cast(? as bigint[])) as r(id, step)
              where a.id = r.id and a.step < r.step and a.ended_at is null
              returning a.trial_id, r.step)
            update trial t set step = m.step from moved m where t.id = m.trial_id and t.step < m.step
            """)
        .params(Sql.texts(running, Running::attempt), Sql.texts(running, Running::step))
        .update();
  }

  /** The newest checkpoint that an attempt uploaded for safety, under {@code checkpoint-STEP}. */
  Optional<Checkpoint> uploaded(UUID attempt) {
    return jdbc.sql(
            """
            select digest, cast(substring(name from 12) as bigint) as step from attempt_artifact
            where attempt_id = ? and kind = 'CHECKPOINT' and name ~ '^checkpoint-[0-9]{1,15}$'
            order by step desc limit 1
            """)
        .param(attempt)
        .query((row, number) -> new Checkpoint(row.getString("digest"), row.getLong("step")))
        .optional();
  }

  /** How many attempts of a trial were lost in a row, the newest before {@code epoch} first. */
  int lostInARow(UUID trial, int epoch, long fromStep) {
    return jdbc.sql(
            """
            select count(*) from attempt a where trial_id = :trial and epoch < :epoch
              and epoch > coalesce((select max(epoch) from attempt where trial_id = :trial
                and epoch < :epoch and (outcome not in %s or from_step < :from)), 0)
            """
                .formatted(LOST))
        .param("trial", trial)
        .param("epoch", epoch)
        .param("from", fromStep)
        .query(Integer.class)
        .single();
  }

  /** How many seconds the attempts of these trials took that are over; none without any. */
  Map<UUID, Double> secondsOf(Collection<UUID> trials) {
    Map<UUID, Double> seconds = new HashMap<>();
    jdbc.sql(
            """
            select trial_id, sum(greatest(0, extract(epoch from ended_at - started_at))) as seconds
            from attempt where trial_id = any(cast(? as uuid[])) and ended_at is not null
            group by trial_id
            """)
        .param(Sql.texts(trials))
        .query(
            row -> {
              seconds.put(Sql.uuid(row, "trial_id"), row.getDouble("seconds"));
            });
    return seconds;
  }

  /** The last value of each metric that an attempt streamed. */
  Map<String, Double> lastMetrics(UUID attempt) {
    Map<String, Double> metrics = new HashMap<>();
    jdbc.sql("select metric, last_value from metric_summary where attempt_id = ?")
        .param(attempt)
        .query(
            row -> {
              metrics.put(row.getString("metric"), row.getDouble("last_value"));
            });
    return metrics;
  }
}
