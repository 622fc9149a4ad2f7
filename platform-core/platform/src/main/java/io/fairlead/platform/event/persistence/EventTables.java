package io.fairlead.platform.event.persistence;

import io.fairlead.kernel.audit.Head;
import io.fairlead.kernel.audit.SignedHead;
import io.fairlead.platform.storage.Digests;
import io.fairlead.platform.storage.Instants;
import io.fairlead.platform.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes events and their chains, a workspace's or the installation's. */
@Component
public class EventTables {

  private final JdbcClient jdbc;

  EventTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds an event of the current workspace, to be sealed later; one round trip. */
  public void append(StoredEvent event) {
    insert(
        event,
        """
        with added as (
          insert into event
            (id, at, kind, subject, actor_kind, actor_id, actor_name, permission, data, workspace_id)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, current_workspace())
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
            (id, at, kind, subject, actor_kind, actor_id, actor_name, permission, data)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
          returning id)
        insert into unsealed_event (event_id) select id from added
        """);
  }

  private void insert(StoredEvent event, String statement) {
    jdbc.sql(statement)
        .param(event.id())
        .param(Instants.toSql(event.at()))
        .param(event.kind())
        .param(event.subject())
        .param(event.actorKind())
        .param(event.actorId())
        .param(event.actorName())
        .param(event.permission())
        .param(event.data())
        .update();
  }

  /** The workspaces that have events to seal, and null when the installation has. */
  public List<@Nullable UUID> waiting() {
    return jdbc.sql("select distinct workspace_id from unsealed_event")
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  /** The event that has waited longest to be sealed, of all chains. */
  public Optional<UUID> oldestWaiting() {
    return jdbc.sql("select event_id from unsealed_event order by event_id limit 1")
        .query(UUID.class)
        .optional();
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
    jdbc.sql(
            (installation
                    ? "insert into installation_event_hash (sequence, event_id, hash) select"
                    : "insert into event_hash (workspace_id, sequence, event_id, hash)"
                        + " select current_workspace(),")
                + """
                 link.sequence, link.event, decode(link.hash, 'hex')
                from unnest(cast(? as bigint[]), cast(? as uuid[]), cast(? as text[]))
                  as link(sequence, event, hash)
                """)
        .params(
            Sql.texts(links, Link::sequence),
            Sql.texts(links, Link::event),
            Sql.texts(links, link -> Digests.hex(link.hash())))
        .update();
  }

  /** The newest event that waits to be sealed. */
  public Optional<UUID> newestWaiting(Chain chain) {
    return jdbc.sql(
            """
            select event_id from unsealed_event where workspace_id is not distinct from ?
            order by event_id desc limit 1
            """)
        .param(1, chain.workspace(), java.sql.Types.OTHER)
        .query(UUID.class)
        .optional();
  }

  /** Whether an event up to {@code last} still waits to be sealed. */
  public boolean isWaiting(Chain chain, UUID last) {
    return jdbc.sql(
            """
            select exists (select from unsealed_event
              where workspace_id is not distinct from ? and event_id <= ?)
            """)
        .param(1, chain.workspace(), java.sql.Types.OTHER)
        .param(2, last)
        .query(Boolean.class)
        .single();
  }

  /** How many events wait to be sealed. */
  public long countWaiting(Chain chain) {
    return jdbc.sql("select count(*) from unsealed_event where workspace_id is not distinct from ?")
        .param(1, chain.workspace(), java.sql.Types.OTHER)
        .query(Long.class)
        .single();
  }

  /** As {@link #lock}, after waiting for whoever has it. */
  public void await(Chain chain) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("events of " + chain.workspace())
        .query(rows -> {});
  }

  /** Keeps a signed head. */
  public void append(Chain chain, SignedHead signed) {
    boolean installation = chain.workspace() == null;
    Head head = signed.head();
    jdbc.sql(
            installation
                ? "insert into installation_event_head (sequence, hash, at, key, signature)"
                    + " values (?, ?, ?, ?, ?)"
                : "insert into event_head (sequence, hash, at, key, signature, workspace_id)"
                    + " values (?, ?, ?, ?, ?, current_workspace())")
        .params(
            head.sequence(),
            HexFormat.of().parseHex(head.hash()),
            Instants.toSql(head.at()),
            signed.key(),
            signed.signature())
        .update();
  }

  /** The newest signed head. */
  public Optional<SignedHead> signedHead(Chain chain) {
    return jdbc.sql("select * from %s order by sequence desc limit 1".formatted(chain.headTable()))
        .query(
            (row, number) ->
                new SignedHead(
                    new Head(
                        chain.name(),
                        row.getLong("sequence"),
                        HexFormat.of().formatHex(row.getBytes("hash")),
                        Instants.from(row, "at")),
                    row.getString("key"),
                    row.getString("signature")))
        .optional();
  }

  /** The chain's entries after number {@code after} up to {@code last}, at most {@code limit}. */
  public List<SealedEvent> sealed(Chain chain, long after, long last, int limit) {
    return jdbc.sql(
            """
            select h.sequence, h.event_id, h.hash, e.* from %s h join %s e on e.id = h.event_id
            where h.sequence > ? and h.sequence <= ? order by h.sequence limit ?
            """
                .formatted(chain.hashTable(), chain.eventTable()))
        .params(after, last, limit)
        .query((row, number) -> new SealedEvent(link(row, number), event(row, number)))
        .list();
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
        row.getString("permission"),
        row.getString("data"));
  }

  /**
   * A chain of events.
   *
   * @param workspace null for the installation's
   */
  public record Chain(@Nullable UUID workspace) {
    /** As heads and exports call it. */
    public String name() {
      return workspace == null ? Head.INSTALLATION : workspace.toString();
    }

    String headTable() {
      return workspace == null ? "installation_event_head" : "event_head";
    }

    String eventTable() {
      return workspace == null ? "installation_event" : "event";
    }

    String hashTable() {
      return workspace == null ? "installation_event_hash" : "event_hash";
    }
  }

  /** An event in its place. */
  public record SealedEvent(Link link, StoredEvent event) {}

  /** One event's place in its chain. */
  public record Link(long sequence, UUID event, byte[] hash) {}

  /**
   * An event as stored.
   *
   * @param permission with which it was done; null where none was needed
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
      @Nullable String permission,
      String data) {}
}
