package io.fairlead.platform.scheduling;

import io.fairlead.platform.storage.Sql;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import io.fairlead.protocol.message.Resources;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who runs what, in crossing transactions. A lease is good while its row is there; one that was
 * ended from outside expires at minus infinity, so that nothing renews it.
 */
@Component
final class LeaseTable {

  private final JdbcClient jdbc;

  LeaseTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Lease(
      UUID attempt,
      UUID trial,
      UUID study,
      UUID workspace,
      UUID agent,
      UUID driver,
      int epoch,
      OrderKind wanted) {}

  /**
   * @param share of its needs that each holds
   */
  void insert(List<Lease> leases, List<Resources> needs, double share, Instant until) {
    jdbc.sql(
            """
            insert into lease (attempt_id, trial_id, study_id, workspace_id, agent_id, driver_id,
              epoch, cpus, gpus, memory_bytes, gpu_model, share, wanted, expires_at)
            select attempt, trial, study, ?, ?, ?, epoch, cpus, gpus, memory, model, ?, 'CONTINUE', ?
            from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as uuid[]), cast(? as int[]),
              cast(? as double precision[]), cast(? as double precision[]), cast(? as bigint[]),
              cast(? as text[])) as l(attempt, trial, study, epoch, cpus, gpus, memory, model)
            """)
        .params(
            leases.getFirst().workspace(),
            leases.getFirst().agent(),
            leases.getFirst().driver(),
            share,
            Sql.at(until),
            Sql.texts(leases, Lease::attempt),
            Sql.texts(leases, Lease::trial),
            Sql.texts(leases, Lease::study),
            Sql.texts(leases, Lease::epoch),
            Sql.texts(needs, Resources::cpus),
            Sql.texts(needs, Resources::gpus),
            Sql.texts(needs, Resources::memoryBytes),
            Sql.texts(needs, QueueTable::model))
        .update();
  }

  /** Renews those of this driver that are still good, and returns them. */
  List<Lease> renew(UUID agent, UUID driver, Collection<UUID> attempts, Instant until) {
    return jdbc.sql(
            """
            update lease set expires_at = ? where attempt_id = any(cast(? as uuid[]))
              and agent_id = ? and driver_id = ? and expires_at > '-infinity'
            returning *
            """)
        .params(Sql.at(until), Sql.texts(attempts), agent, driver)
        .query((row, number) -> lease(row))
        .list();
  }

  /** Removes those of this driver that are still good, and returns them. */
  List<Lease> settle(UUID agent, UUID driver, Collection<UUID> attempts) {
    return jdbc.sql(
            """
            delete from lease where attempt_id = any(cast(? as uuid[]))
              and agent_id = ? and driver_id = ? and expires_at > '-infinity'
            returning *
            """)
        .params(Sql.texts(attempts), agent, driver)
        .query((row, number) -> lease(row))
        .list();
  }

  /** Removes those that are still expired, and returns them. */
  List<Lease> removeExpired(Collection<UUID> attempts, Instant now) {
    return jdbc.sql(
            """
            delete from lease where attempt_id = any(cast(? as uuid[])) and expires_at < ?
            returning *
            """)
        .params(Sql.texts(attempts), Sql.at(now))
        .query((row, number) -> lease(row))
        .list();
  }

  List<Lease> expired(Instant now) {
    return jdbc.sql("select * from lease where expires_at < ? order by study_id, attempt_id")
        .param(Sql.at(now))
        .query((row, number) -> lease(row))
        .list();
  }

  void endOfAgent(UUID agent) {
    jdbc.sql("update lease set expires_at = '-infinity' where agent_id = ?").param(agent).update();
  }

  void endOfDriver(UUID agent, UUID driver) {
    jdbc.sql("update lease set expires_at = '-infinity' where agent_id = ? and driver_id = ?")
        .params(agent, driver)
        .update();
  }

  void extend(Duration outage) {
    jdbc.sql("update lease set expires_at = expires_at + make_interval(secs => ?)")
        .param(outage.toMillis() / 1000.0)
        .update();
  }

  void want(UUID study, OrderKind wanted) {
    jdbc.sql("update lease set wanted = ? where study_id = ?")
        .params(wanted.name(), study)
        .update();
  }

  int count(UUID study) {
    return jdbc.sql("select count(*) from lease where study_id = ?")
        .param(study)
        .query(Integer.class)
        .single();
  }

  boolean any(UUID study) {
    return jdbc.sql("select exists (select from lease where study_id = ?)")
        .param(study)
        .query(Boolean.class)
        .single();
  }

  private static Lease lease(ResultSet row) throws SQLException {
    return new Lease(
        Sql.uuid(row, "attempt_id"),
        Sql.uuid(row, "trial_id"),
        Sql.uuid(row, "study_id"),
        Sql.uuid(row, "workspace_id"),
        Sql.uuid(row, "agent_id"),
        Sql.uuid(row, "driver_id"),
        row.getInt("epoch"),
        OrderKind.valueOf(row.getString("wanted")));
  }
}
