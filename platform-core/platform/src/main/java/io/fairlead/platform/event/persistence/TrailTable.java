package io.fairlead.platform.event.persistence;

import io.fairlead.platform.event.TrailEntry;
import io.fairlead.platform.event.TrailFilter;
import io.fairlead.platform.event.persistence.EventTables.Chain;
import io.fairlead.platform.storage.Digests;
import io.fairlead.platform.storage.Instants;
import io.fairlead.platform.workspace.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads events back from the newest, with their places in the chain. */
@Component
public class TrailTable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<java.util.Map<String, Object>> OBJECT =
      new TypeReference<>() {};

  private final JdbcClient jdbc;

  TrailTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * At most {@code limit} events that pass, newest first.
   *
   * @param before the id before which they come; null for the newest
   */
  public List<TrailEntry> list(Chain chain, TrailFilter filter, @Nullable UUID before, int limit) {
    List<Object> values = new ArrayList<>();
    StringBuilder where = new StringBuilder("true");
    and(where, values, "e.id < ?", before);
    and(where, values, "e.actor_name = ?", filter.actor());
    and(where, values, "e.at >= ?", filter.from() == null ? null : Instants.toSql(filter.from()));
    and(where, values, "e.at < ?", filter.until() == null ? null : Instants.toSql(filter.until()));
    if (filter.kind() != null) {
      where.append(" and (e.kind = ? or starts_with(e.kind, ?))");
      values.add(filter.kind());
      values.add(filter.kind() + ".");
    }
    values.add(limit);
    return jdbc.sql(
            """
            select e.*, h.sequence, h.hash from %s e left join %s h on h.event_id = e.id
            where %s order by e.id desc limit ?
            """
                .formatted(chain.eventTable(), chain.hashTable(), where))
        .params(values)
        .query(TrailTable::entry)
        .list();
  }

  private static void and(
      StringBuilder where, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      where.append(" and ").append(condition);
      values.add(value);
    }
  }

  private static TrailEntry entry(ResultSet row, int number) throws SQLException {
    byte[] hash = row.getBytes("hash");
    return new TrailEntry(
        row.getObject("id", UUID.class),
        Instants.from(row, "at"),
        row.getString("kind"),
        row.getObject("subject", UUID.class),
        new Actor(
            Actor.Kind.valueOf(row.getString("actor_kind")),
            row.getObject("actor_id", UUID.class),
            row.getString("actor_name"),
            row.getString("permission")),
        JSON.readValue(row.getString("data"), OBJECT),
        row.getObject("sequence", Long.class),
        hash == null ? null : Digests.hex(hash));
  }
}
