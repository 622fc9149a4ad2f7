package io.fairlead.platform.scheduling;

import io.fairlead.kernel.budget.Prices;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Sql;
import io.fairlead.protocol.message.AgentRequest.Register;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agents, the drivers they started, and what their leases take, in crossing transactions. */
@Component
final class AgentTable {

  private static final String CAPACITY =
      """
      select a.id, a.name, a.mode, a.cpus, a.gpus, a.memory_bytes, a.slots,
        a.cpu_price, a.gpu_price, a.gib_price,
        coalesce(l.slots, 0) as used_slots, coalesce(l.cpus, 0) as used_cpus,
        coalesce(l.gpus, 0) as used_gpus, coalesce(l.memory_bytes, 0) as used_memory
      from agent a left join lateral (
        select sum(share) as slots, sum(share * cpus) as cpus, sum(share * gpus) as gpus,
          sum(share * memory_bytes) as memory_bytes
        from lease where agent_id = a.id) l on true
      """;

  private final JdbcClient jdbc;

  AgentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @return the agent's id, the same for the same token and name
   */
  UUID register(UUID token, Register agent, Instant now) {
    return jdbc.sql(
            """
            insert into agent (id, token_id, name, process, mode, version, cpus, gpus, memory_bytes,
              slots, registered_at, last_seen_at)
            values (:id, :token, :name, :process, :mode, :version, :cpus, :gpus, :memory, :slots,
              :now, :now)
            on conflict (token_id, name) do update set process = excluded.process, mode = excluded.mode,
              version = excluded.version, cpus = excluded.cpus, gpus = excluded.gpus,
              memory_bytes = excluded.memory_bytes, slots = excluded.slots,
              registered_at = excluded.registered_at, last_seen_at = excluded.last_seen_at
            returning id
            """)
        .param("id", Ids.next())
        .param("token", token)
        .param("name", agent.name())
        .param("process", agent.process())
        .param("mode", agent.mode().name())
        .param("version", agent.version())
        .param("cpus", agent.resources().cpus())
        .param("gpus", agent.resources().gpus())
        .param("memory", agent.resources().memoryBytes())
        .param("slots", agent.slots())
        .param("now", Sql.at(now))
        .query(UUID.class)
        .single();
  }

  /** Whether the agent registered with this token. */
  boolean isOf(UUID token, UUID agent) {
    return jdbc.sql("select exists (select from agent where id = ? and token_id = ?)")
        .params(agent, token)
        .query(Boolean.class)
        .single();
  }

  /** The process with which an agent of this token and name is registered. */
  Optional<UUID> process(UUID token, String name) {
    return jdbc.sql("select process from agent where token_id = ? and name = ?")
        .params(token, name)
        .query(UUID.class)
        .optional();
  }

  /** An agent and what is free of it; its row stays locked until the transaction ends. */
  Capacity lock(UUID agent) {
    boolean known =
        jdbc.sql("select id from agent where id = ? for no key update")
            .param(agent)
            .query(UUID.class)
            .optional()
            .isPresent();
    if (!known) {
      throw new NotFound("agent", agent.toString());
    }
    return jdbc.sql(CAPACITY + " where a.id = ?")
        .param(agent)
        .query((row, number) -> capacity(row))
        .single();
  }

  /** The agent, which was seen now. */
  Capacity seen(UUID agent, Instant now) {
    int known =
        jdbc.sql("update agent set last_seen_at = ? where id = ?")
            .params(Sql.at(now), agent)
            .update();
    if (known == 0) {
      throw new NotFound("agent", agent.toString());
    }
    return jdbc.sql(CAPACITY + " where a.id = ?")
        .param(agent)
        .query((row, number) -> capacity(row))
        .single();
  }

  List<Capacity> seenSince(Instant since) {
    return jdbc.sql(CAPACITY + " where a.last_seen_at >= ?")
        .param(Sql.at(since))
        .query((row, number) -> capacity(row))
        .list();
  }

  void addDriver(UUID driver, UUID agent, UUID workspace) {
    jdbc.sql(
            "insert into driver (id, agent_id, workspace_id) values (?, ?, ?) on conflict do nothing")
        .params(driver, agent, workspace)
        .update();
  }

  Optional<UUID> workspaceOf(UUID agent, UUID driver) {
    return jdbc.sql("select workspace_id from driver where id = ? and agent_id = ?")
        .params(driver, agent)
        .query(UUID.class)
        .optional();
  }

  void removeDriver(UUID agent, UUID driver) {
    jdbc.sql("delete from driver where id = ? and agent_id = ?").params(driver, agent).update();
  }

  void removeDrivers(UUID agent) {
    jdbc.sql("delete from driver where agent_id = ?").param(agent).update();
  }

  private static Capacity capacity(ResultSet row) throws SQLException {
    return new Capacity(
        Sql.uuid(row, "id"),
        row.getString("name"),
        RayMode.valueOf(row.getString("mode")),
        new Resources(row.getDouble("cpus"), row.getDouble("gpus"), row.getLong("memory_bytes")),
        row.getInt("slots"),
        row.getDouble("used_slots"),
        row.getDouble("used_cpus"),
        row.getDouble("used_gpus"),
        row.getDouble("used_memory"),
        new Prices(row.getLong("cpu_price"), row.getLong("gpu_price"), row.getLong("gib_price")));
  }
}
