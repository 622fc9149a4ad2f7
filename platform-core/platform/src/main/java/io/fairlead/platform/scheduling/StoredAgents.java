package io.fairlead.platform.scheduling;

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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class StoredAgents implements Agents {

  private static final String AFTER =
      """
      select a.*, l.leases, l.used_cpus
      from agent a cross join lateral (
        select count(*) as leases, coalesce(sum(share * cpus), 0) as used_cpus
        from lease where agent_id = a.id) l
      where cast(:after as text) is null
        or (a.name, a.id) > (select name, id from agent where id::text = :after)
      order by a.name, a.id limit :limit
      """;

  private final JdbcClient jdbc;
  private final Transactions transactions;
  private final Clock clock;

  StoredAgents(JdbcClient jdbc, Transactions transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
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
        !seen.isBefore(silentSince));
  }
}
