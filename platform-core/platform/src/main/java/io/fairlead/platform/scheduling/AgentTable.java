package io.fairlead.platform.scheduling;

import io.fairlead.kernel.budget.Prices;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Sql;
import io.fairlead.protocol.message.AgentRequest.Register;
import io.fairlead.protocol.message.ClusterProfile;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agents, the drivers they started, and what their leases take, in crossing transactions. */
@Component
final class AgentTable {

  /** Agents, of whom or how many a condition follows. */
  static final String CAPACITY =
      """
      select a.*, case when a.workspaces is not null then (select coalesce(array_agg(w.id), '{}')
          from workspace w where w.name = any(a.workspaces)) end as open_to, l.of_model,
        coalesce(l.slots, 0) as used_slots, coalesce(l.cpus, 0) as used_cpus,
        coalesce(l.gpus, 0) as used_gpus, coalesce(l.memory_bytes, 0) as used_memory
      from agent a left join lateral (
        select sum(share) as slots, sum(share * cpus) as cpus, sum(share * gpus) as gpus,
          sum(share * memory_bytes) as memory_bytes,
          array_agg(gpu_model || ' ' || share * gpus) filter (where gpu_model <> '') as of_model
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
    ClusterProfile profile = agent.profile();
    Resources usable = new Terms(profile, agent.facts(), null, null).within(agent.resources());
    List<String> names = profile == null ? null : profile.workspaces();
    return jdbc.sql(
            """
            insert into agent (id, token_id, name, process, mode, version, cpus, gpus, memory_bytes,
              slots, registered_at, last_seen_at, profile, facts, workspaces)
            values (:id, :token, :name, :process, :mode, :version, :cpus, :gpus, :memory, :slots,
              :now, :now, cast(:profile as jsonb), cast(:facts as jsonb), cast(:workspaces as text[]))
            on conflict (token_id, name) do update set process = excluded.process, mode = excluded.mode,
              version = excluded.version, cpus = excluded.cpus, gpus = excluded.gpus,
              memory_bytes = excluded.memory_bytes, slots = excluded.slots,
              registered_at = excluded.registered_at, last_seen_at = excluded.last_seen_at,
              profile = excluded.profile, facts = excluded.facts, workspaces = excluded.workspaces
            returning id
            """)
        .param("id", Ids.next())
        .param("token", token)
        .param("name", agent.name())
        .param("process", agent.process())
        .param("mode", agent.mode().name())
        .param("version", agent.version())
        .param("cpus", usable.cpus())
        .param("gpus", usable.gpus())
        .param("memory", usable.memoryBytes())
        .param("profile", TermsJson.write(profile), Types.VARCHAR)
        .param("facts", TermsJson.write(agent.facts()), Types.VARCHAR)
        .param("workspaces", names == null ? null : Sql.texts(names))
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

  /** An agent of a name, of whatever token, as it was last seen. */
  record Named(UUID token, UUID process, Instant seen) {}

  /** Waits for others that register by this name. */
  List<Named> ofName(String name) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 3))")
        .param("agent " + name)
        .query((row, number) -> true)
        .single();
    return jdbc.sql(
            "select token_id, process, last_seen_at from agent where name = ? and token_id is not null")
        .param(name)
        .query(
            (row, number) ->
                new Named(
                    Sql.uuid(row, "token_id"),
                    Sql.uuid(row, "process"),
                    Sql.instant(row, "last_seen_at")))
        .list();
  }

  /** Its row stays locked until the transaction ends. */
  Prices prices(UUID agent) {
    return jdbc.sql(
            "select cpu_price, gpu_price, gib_price from agent where id = ? for no key update")
        .param(agent)
        .query((row, number) -> new Prices(row.getLong(1), row.getLong(2), row.getLong(3)))
        .optional()
        .orElseThrow(() -> new NotFound("agent", agent.toString()));
  }

  /** Whether an agent's profile says what an hour of it costs. */
  boolean pricesAreAnnounced(UUID agent) {
    return jdbc.sql(
            "select coalesce(profile -> 'prices' is not null, false) from agent where id = ?")
        .param(agent)
        .query(Boolean.class)
        .single();
  }

  /** What an hour of an agent costs is what its profile says. */
  void price(UUID agent, Prices prices) {
    jdbc.sql("update agent set cpu_price = ?, gpu_price = ?, gib_price = ? where id = ?")
        .params(prices.cpuHour(), prices.gpuHour(), prices.gibHour(), agent)
        .update();
  }

  /** Which workspaces' trials the agent's token lets it run; a token's never change. */
  Predicate<UUID> serves(UUID agent) {
    return jdbc.sql(
            "select t.workspaces from agent a join agent_token t on t.id = a.token_id"
                + " where a.id = ? and t.workspaces is not null")
        .param(agent)
        .query((row, number) -> ids(row.getArray("workspaces")))
        .optional()
        .<Predicate<UUID>>map(chosen -> chosen::contains)
        .orElse(any -> true);
  }

  private static Set<UUID> ids(Array workspaces) throws SQLException {
    return Set.of((UUID[]) workspaces.getArray());
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

  /**
   * The agent, which was seen now.
   *
   * @param process that was seen; null for whichever is registered
   * @throws NotFound also when another process has registered since
   */
  Capacity seen(UUID agent, @Nullable UUID process, Instant now) {
    int known =
        jdbc.sql(
                """
                update agent set last_seen_at = :now
                where id = :agent and process = coalesce(cast(:process as uuid), process)
                """)
            .param("now", Sql.at(now))
            .param("agent", agent)
            .param("process", process, Types.OTHER)
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

  static Capacity capacity(ResultSet row) throws SQLException {
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
        ofModel(row.getArray("of_model")),
        new Prices(row.getLong("cpu_price"), row.getLong("gpu_price"), row.getLong("gib_price")),
        terms(row));
  }

  private static Map<String, Double> ofModel(@Nullable Array held) throws SQLException {
    if (held == null) {
      return Map.of();
    }
    Map<String, Double> gpus = new HashMap<>();
    for (String each : (String[]) held.getArray()) {
      int cut = each.lastIndexOf(' ');
      gpus.merge(
          each.substring(0, cut).toUpperCase(Locale.ROOT),
          Double.valueOf(each.substring(cut + 1)),
          Double::sum);
    }
    return gpus;
  }

  private static Terms terms(ResultSet row) throws SQLException {
    String profile = row.getString("profile");
    String facts = row.getString("facts");
    String drain = row.getString("drain");
    Array openTo = row.getArray("open_to");
    return profile == null && facts == null && drain == null
        ? Terms.NONE
        : new Terms(
            TermsJson.profile(profile),
            TermsJson.facts(facts),
            drain == null ? null : Drain.valueOf(drain),
            openTo == null ? null : Set.of((UUID[]) openTo.getArray()));
  }
}
