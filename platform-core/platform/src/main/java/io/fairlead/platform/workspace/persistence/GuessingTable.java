package io.fairlead.platform.workspace.persistence;

import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Instants;
import io.fairlead.platform.workspace.Waits.Held;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts wrong guesses and knows where people signed in from, in crossing transactions. */
@Component
public class GuessingTable {

  private static final int PLACES_A_PERSON = 20;
  private static final String HELD =
      "select g.*, p.name from guessing g left join person p on p.id = g.person_id ";

  private final JdbcClient jdbc;

  GuessingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is counted. */
  public enum Kind {
    /** Passwords from an address. */
    PASSWORDS,
    /** Tokens from an address. */
    TOKENS,
    /** Passwords of strangers to an account. */
    ACCOUNT,
    /** Passwords from where an account is known. */
    PLACE;

    public boolean isOfAddresses() {
      return this == PASSWORDS || this == TOKENS;
    }
  }

  /**
   * @param heldUntil null when it was counted and holds nobody back
   */
  public record Count(UUID id, Kind kind, int failures, @Nullable Instant heldUntil) {}

  /**
   * Counts one more, unless that is held back at {@code now}; counts anew what was last counted
   * before {@code forgotten}.
   */
  public Count count(
      Kind kind,
      byte[] key,
      @Nullable UUID person,
      String address,
      Instant now,
      Instant forgotten) {
    return jdbc.sql(
            """
            insert into guessing as g (id, kind, key, person_id, address, failures, last_at)
            values (:id, :kind, :key, :person, :address, 1, :now)
            on conflict (kind, key) do update set
              failures = case when g.held_until > :now then g.failures
                when g.last_at < :forgotten then 1 else g.failures + 1 end,
              last_at = case when g.held_until > :now then g.last_at else :now end,
              address = case when g.held_until > :now then g.address else excluded.address end,
              person_id = excluded.person_id,
              held_until = case when g.held_until > :now then g.held_until end
            returning g.id, g.failures, g.held_until
            """)
        .param("id", Ids.next())
        .param("kind", kind.name())
        .param("key", key)
        .param("person", person, Types.OTHER)
        .param("address", address)
        .param("now", Instants.toSql(now))
        .param("forgotten", Instants.toSql(forgotten))
        .query(
            (row, number) ->
                new Count(
                    row.getObject("id", UUID.class),
                    kind,
                    row.getInt("failures"),
                    Instants.fromNullable(row, "held_until")))
        .single();
  }

  /** Whether whoever comes next is held back at {@code now}. */
  public boolean isHeld(Kind kind, byte[] key, Instant now) {
    return jdbc.sql(
            "select exists (select from guessing where kind = ? and key = ? and held_until > ?)")
        .params(kind.name(), key, Instants.toSql(now))
        .query(Boolean.class)
        .single();
  }

  /** Whoever comes next waits until then. */
  public Count hold(Count counted, Instant until) {
    jdbc.sql("update guessing set held_until = ? where id = ?")
        .params(Instants.toSql(until), counted.id())
        .update();
    return new Count(counted.id(), counted.kind(), counted.failures(), until);
  }

  /** One that was counted beforehand was right. */
  public void takeBack(UUID id, int limit) {
    jdbc.sql(
            "update guessing set failures = greatest(0, failures - 1),"
                + " held_until = case when failures > ? then held_until end where id = ?")
        .params(limit, id)
        .update();
  }

  public void forget(UUID id) {
    jdbc.sql("delete from guessing where id = ?").param(id).update();
  }

  public Optional<Held> find(UUID id) {
    return jdbc.sql(HELD + "where g.id = ? and g.held_until is not null")
        .param(id)
        .query(GuessingTable::held)
        .optional();
  }

  /** Those held back at {@code now}. */
  public List<Held> held(Instant now, int most) {
    return jdbc.sql(HELD + "where g.held_until > ? order by g.held_until desc, g.id limit ?")
        .params(Instants.toSql(now), most)
        .query(GuessingTable::held)
        .list();
  }

  private static Held held(ResultSet row, int number) throws SQLException {
    return new Held(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("name"),
        row.getString("address"),
        row.getInt("failures"),
        Instants.from(row, "last_at"),
        Instants.from(row, "held_until"));
  }

  /** Whether the person signed in from there since then. */
  public boolean knows(UUID person, byte[] place, Instant since) {
    return jdbc.sql(
            "select exists (select from known_place where person_id = ? and key = ?"
                + " and last_at >= ?)")
        .params(person, place, Instants.toSql(since))
        .query(Boolean.class)
        .single();
  }

  /** Notes that the person signed in from there; of a person the newest places are kept. */
  public void remember(UUID person, byte[] place, Instant now) {
    jdbc.sql(
            "insert into known_place (person_id, key, last_at) values (?, ?, ?)"
                + " on conflict (person_id, key) do update set last_at = excluded.last_at")
        .params(person, place, Instants.toSql(now))
        .update();
    jdbc.sql(
            "delete from known_place where person_id = ? and key in (select key from known_place"
                + " where person_id = ? order by last_at desc offset ?)")
        .params(person, person, PLACES_A_PERSON)
        .update();
  }

  public void forgetPlaces(UUID person) {
    jdbc.sql("delete from known_place where person_id = ?").param(person).update();
  }

  /** Keeps at most so many counts, those first that hold somebody back. */
  public void sweep(Instant counts, Instant places, int most) {
    jdbc.sql("delete from guessing where last_at < ?").param(Instants.toSql(counts)).update();
    jdbc.sql("delete from known_place where last_at < ?").param(Instants.toSql(places)).update();
    jdbc.sql(
            "delete from guessing where id in (select id from guessing"
                + " order by held_until desc nulls last, last_at desc offset ?)")
        .param(most)
        .update();
  }
}
