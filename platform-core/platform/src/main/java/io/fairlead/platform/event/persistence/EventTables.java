package io.fairlead.platform.event.persistence;

import io.fairlead.platform.storage.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes events and their chains, a workspace's or the installation's. */
@Component
public class EventTables {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  EventTables(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Adds an event of the current workspace, to be sealed later; one round trip. */
  public void append(StoredEvent event) {
    insert(
        event,
        """
        with added as (
          insert into event
            (id, at, kind, subject, actor_kind, actor_id, actor_name, data, workspace_id)
          values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, current_workspace())
          returning id, workspace_id)
        insert into unsealed_event (event_id, workspace_id) select id, workspace_id from added
        """);
  }

  /** Adds an event of the installation. */
  public void appendInstallation(StoredEvent event) {
    insert(
        event,
        """
        with added as (
          insert into installation_event
            (id, at, kind, subject, actor_kind, actor_id, actor_name, data)
          values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
          returning id)
        insert into unsealed_event (event_id) select id from added
        """);
  }

  private void insert(StoredEvent event, String statement) {
    jdbc.sql(statement)
        .params(
            event.id(),
            Instants.toSql(event.at()),
            event.kind(),
            event.subject(),
            event.actorKind(),
            event.actorId(),
            event.actorName(),
            event.data())
        .update();
  }

  /** The workspaces that have events to seal, and null when the installation has. */
  public List<@Nullable UUID> waiting() {
    return jdbc.sql("select distinct workspace_id from unsealed_event")
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  /** Whether this transaction is the chain's only writer, until it ends. */
  public boolean lock(Chain chain) {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
        .param("events of " + chain.workspace())
        .query(Boolean.class)
        .single();
  }

  /** The chain's last link. */
  public Optional<Link> head(Chain chain) {
    return jdbc.sql(
            "select sequence, event_id, hash from %s order by sequence desc limit 1"
                .formatted(chain.hashTable()))
        .query(EventTables::link)
        .optional();
  }

  /** Takes at most {@code limit} events that wait, by id. */
  public List<StoredEvent> take(Chain chain, int limit) {
    return jdbc.sql(
            """
            with next as (
              select event_id from unsealed_event
              where workspace_id is not distinct from ? order by event_id limit ?),
            taken as (
              delete from unsealed_event using next
              where unsealed_event.event_id = next.event_id returning unsealed_event.event_id)
            select e.* from %s e join taken on taken.event_id = e.id order by e.id
            """
                .formatted(chain.eventTable()))
        .param(1, chain.workspace(), java.sql.Types.OTHER)
        .param(2, limit)
        .query(EventTables::event)
        .list();
  }

  /** Appends links to the chain. */
  public void append(Chain chain, List<Link> links) {
    boolean installation = chain.workspace() == null;
    batches.batchUpdate(
        installation
            ? "insert into installation_event_hash (sequence, event_id, hash) values (?, ?, ?)"
            : "insert into event_hash (sequence, event_id, hash, workspace_id)"
                + " values (?, ?, ?, current_workspace())",
        links,
        links.size(),
        (statement, link) -> {
          statement.setLong(1, link.sequence());
          statement.setObject(2, link.event());
          statement.setBytes(3, link.hash());
        });
  }

  private static Link link(ResultSet row, int number) throws SQLException {
    return new Link(
        row.getLong("sequence"), row.getObject("event_id", UUID.class), row.getBytes("hash"));
  }

  private static StoredEvent event(ResultSet row, int number) throws SQLException {
    return new StoredEvent(
        row.getObject("id", UUID.class),
        Instants.from(row, "at"),
        row.getString("kind"),
        row.getObject("subject", UUID.class),
        row.getString("actor_kind"),
        row.getObject("actor_id", UUID.class),
        row.getString("actor_name"),
        row.getString("data"));
  }

  /**
   * A chain of events.
   *
   * @param workspace null for the installation's
   */
  public record Chain(@Nullable UUID workspace) {
    String eventTable() {
      return workspace == null ? "installation_event" : "event";
    }

    String hashTable() {
      return workspace == null ? "installation_event_hash" : "event_hash";
    }
  }

  /** One event's place in its chain. */
  public record Link(long sequence, UUID event, byte[] hash) {}

  /**
   * An event as stored.
   *
   * @param data a JSON object
   */
  public record StoredEvent(
      UUID id,
      Instant at,
      String kind,
      UUID subject,
      String actorKind,
      UUID actorId,
      String actorName,
      String data) {}
}
