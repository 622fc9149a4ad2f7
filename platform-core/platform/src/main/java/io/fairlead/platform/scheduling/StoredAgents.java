package io.fairlead.platform.scheduling;

import io.fairlead.kernel.budget.Prices;
import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class StoredAgents implements Agents {

  private static final String AGENTS =
      """
      select a.*, l.leases, l.used_cpus
      from agent a cross join lateral (
        select count(*) as leases, coalesce(sum(share * cpus), 0) as used_cpus
        from lease where agent_id = a.id) l
      """;

  private static final String ONE = AGENTS + " where a.id = ?";

  private static final String AFTER =
      AGENTS
          + """
      where cast(:after as text) is null
        or (a.name, a.id) > (select name, id from agent where id::text = :after)
      order by a.name, a.id limit :limit
      """;

  private final JdbcClient jdbc;
  private final AgentTable table;
  private final Transactions transactions;
  private final Events events;
  private final Clock clock;

  StoredAgents(
      JdbcClient jdbc, AgentTable table, Transactions transactions, Events events, Clock clock) {
    this.jdbc = jdbc;
    this.table = table;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Page<RegisteredAgent> list(@Nullable String after, int limit, Access by) {
    by.require(Permission.ADMINISTER);
    Instant silentSince = clock.instant().minus(SILENCE);
    List<RegisteredAgent> found =
        transactions.crossing(
            () ->
                jdbc.sql(AFTER)
                    .param("after", after, Types.VARCHAR)
                    .param("limit", limit + 1)
                    .query((row, number) -> agent(row, silentSince))
                    .list());
    return found.size() > limit
        ? new Page<>(found.subList(0, limit), found.get(limit - 1).id().toString())
        : new Page<>(found, null);
  }

  @Override
  public RegisteredAgent setPrices(UUID agent, Prices prices, Access by) {
    by.require(Permission.ADMINISTER);
    Instant silentSince = clock.instant().minus(SILENCE);
    return transactions.crossing(
        () -> {
          Prices before = table.prices(agent);
          if (table.pricesAreAnnounced(agent)) {
            throw new Conflict(
                "The prices of this agent are in its compute-profile.yaml: change them there and"
                    + " start it again, or take them out.");
          }
          table.price(agent, prices);
          RegisteredAgent now =
              jdbc.sql(ONE).param(agent).query((row, number) -> agent(row, silentSince)).single();
          events.appendInstallation(
              "agent.priced",
              agent,
              by.actor().with(Permission.ADMINISTER),
              Changed.data(
                  Map.of("name", now.name(), "prices", Registration.content(prices)),
                  Registration.content(before),
                  Registration.content(prices)));
          return now;
        });
  }

  private static RegisteredAgent agent(ResultSet row, Instant silentSince) throws SQLException {
    Instant seen = Sql.instant(row, "last_seen_at");
    return new RegisteredAgent(
        Sql.uuid(row, "id"),
        row.getString("name"),
        RayMode.valueOf(row.getString("mode")),
        row.getString("version"),
        new Resources(row.getDouble("cpus"), row.getDouble("gpus"), row.getLong("memory_bytes")),
        row.getInt("slots"),
        row.getInt("leases"),
        row.getDouble("used_cpus"),
        Sql.instant(row, "registered_at"),
        seen,
        !seen.isBefore(silentSince),
        new Prices(row.getLong("cpu_price"), row.getLong("gpu_price"), row.getLong("gib_price")));
  }
}
