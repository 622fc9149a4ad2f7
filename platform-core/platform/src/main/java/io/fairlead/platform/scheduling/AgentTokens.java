package io.fairlead.platform.scheduling;

import io.fairlead.platform.event.Events;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tokens with which agents and their drivers sign in; stored as hashes. */
@Component
public class AgentTokens {

  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Transactions transactions;
  private final JdbcClient database;
  private final Events events;
  private final Clock clock;

  AgentTokens(Transactions transactions, DataSource database, Events events, Clock clock) {
    this.transactions = transactions;
    this.database = JdbcClient.create(database);
    this.events = events;
    this.clock = clock;
  }

  /**
   * @param name of the agent it is for, as people know it
   * @return the token itself, which is never shown again
   */
  public String issue(String name, Actor by) {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    String token = "fla_" + HexFormat.of().formatHex(secret);
    UUID id = Ids.next();
    return transactions.crossing(
        () -> {
          database
              .sql(
                  "insert into agent_token (id, name, hash, created_at)"
                      + " values (:id, :name, :hash, :now)")
              .param("id", id)
              .param("name", name)
              .param("hash", hash(token))
              .param("now", Timestamp.from(clock.instant()))
              .update();
          events.appendInstallation("agent-token.issued", id, by, Map.of("name", name));
          return token;
        });
  }

  /** Whether an agent may sign in with this token now. */
  public boolean isValid(String token) {
    return transactions.crossing(
        () ->
            database
                .sql("select 1 from agent_token where hash = :hash and revoked_at is null")
                .param("hash", hash(token))
                .query(Integer.class)
                .optional()
                .isPresent());
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
