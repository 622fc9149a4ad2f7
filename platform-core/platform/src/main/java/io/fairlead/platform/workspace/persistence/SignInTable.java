package io.fairlead.platform.workspace.persistence;

import io.fairlead.platform.storage.Instants;
import io.fairlead.platform.workspace.SignIns.Vouched;
import java.nio.charset.StandardCharsets;
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

/** Reads and writes who is signed in with a browser, in crossing transactions. */
@Component
public class SignInTable {

  private static final String INSTALLATION = "installation";

  private final JdbcClient jdbc;

  SignInTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The installation's name, {@code fresh} if it has none yet. */
  public String installation(String fresh) {
    jdbc.sql("insert into installation_setting (key, value) values (?, ?) on conflict do nothing")
        .params(INSTALLATION, fresh.getBytes(StandardCharsets.UTF_8))
        .update();
    return jdbc.sql("select value from installation_setting where key = ?")
        .param(INSTALLATION)
        .query((row, number) -> new String(row.getBytes("value"), StandardCharsets.UTF_8))
        .single();
  }

  public void insert(
      UUID id,
      byte[] hash,
      UUID person,
      @Nullable Vouched by,
      byte @Nullable [] word,
      Instant now) {
    jdbc.sql(
            "insert into sign_in (id, hash, person_id, issuer, subject, session, word, begun_at,"
                + " seen_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .param(1, id)
        .param(2, hash)
        .param(3, person)
        .param(4, by == null ? null : by.issuer(), Types.VARCHAR)
        .param(5, by == null ? null : by.subject(), Types.VARCHAR)
        .param(6, by == null ? null : by.session(), Types.VARCHAR)
        .param(7, word, Types.BINARY)
        .param(8, Instants.toSql(now))
        .param(9, Instants.toSql(now))
        .update();
  }

  /** Forgets those for which nobody came since then. */
  public void forget(Instant since) {
    jdbc.sql("delete from sign_in where seen_at < ?").param(Instants.toSql(since)).update();
  }

  public Optional<Row> byHash(byte[] hash) {
    return jdbc.sql("select * from sign_in where hash = ?")
        .param(hash)
        .query(SignInTable::row)
        .optional();
  }

  public Optional<Row> byId(UUID id) {
    return jdbc.sql("select * from sign_in where id = ?")
        .param(id)
        .query(SignInTable::row)
        .optional();
  }

  public void seen(UUID id, Instant now) {
    jdbc.sql("update sign_in set seen_at = ? where id = ?")
        .params(Instants.toSql(now), id)
        .update();
  }

  /** Ends one and returns it, unless it was. */
  public List<UUID> end(UUID id, Instant now) {
    return jdbc.sql(
            "update sign_in set ended_at = ? where id = ? and ended_at is null returning id")
        .params(Instants.toSql(now), id)
        .query(UUID.class)
        .list();
  }

  /** Ends a person's and returns them. */
  public List<UUID> endOf(UUID person, @Nullable UUID but, Instant now) {
    return jdbc.sql(
            "update sign_in set ended_at = ? where person_id = ? and ended_at is null"
                + " and id is distinct from ? returning id")
        .param(1, Instants.toSql(now))
        .param(2, person)
        .param(3, but, Types.OTHER)
        .query(UUID.class)
        .list();
  }

  /** Ends what a provider takes back, and returns it. */
  public List<UUID> takenBack(
      String issuer, @Nullable String subject, @Nullable String session, Instant now) {
    boolean one = session != null;
    return jdbc.sql(
            "update sign_in set ended_at = ? where issuer = ? and %s = ? and ended_at is null returning id"
                .formatted(one ? "session" : "subject"))
        .param(1, Instants.toSql(now))
        .param(2, issuer)
        .param(3, one ? session : subject, Types.VARCHAR)
        .query(UUID.class)
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getBytes("word"),
        Instants.from(row, "seen_at"),
        row.getTimestamp("ended_at") != null);
  }

  /** A sign-in as stored. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Row(UUID id, UUID person, byte @Nullable [] word, Instant seenAt, boolean ended) {}
}
