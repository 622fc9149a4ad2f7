package io.fairlead.platform.workspace.persistence;

import io.fairlead.platform.storage.Instants;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes whom identity providers vouch for, in crossing transactions. */
@Component
public class IdentityTable {

  private final JdbcClient jdbc;

  IdentityTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The person whom {@code issuer} knows as {@code subject}. */
  public Optional<UUID> person(String issuer, String subject) {
    return jdbc.sql("select person_id from person_identity where issuer = ? and subject = ?")
        .params(issuer, subject)
        .query(UUID.class)
        .optional();
  }

  public void insert(String issuer, String subject, UUID person, Instant at) {
    jdbc.sql(
            "insert into person_identity (issuer, subject, person_id, first_seen_at)"
                + " values (?, ?, ?, ?)")
        .params(issuer, subject, person, Instants.toSql(at))
        .update();
  }

  public void signedIn(UUID person, Instant at) {
    jdbc.sql("update person_identity set signed_in_at = ? where person_id = ?")
        .params(Instants.toSql(at), person)
        .update();
  }

  /** Who vouches for a person; empty for one with a password of this platform. */
  public Optional<String> issuerOf(UUID person) {
    return jdbc.sql("select issuer from person_identity where person_id = ?")
        .param(person)
        .query(String.class)
        .optional();
  }
}
