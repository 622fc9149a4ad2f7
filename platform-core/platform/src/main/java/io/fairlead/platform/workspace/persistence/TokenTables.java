package io.fairlead.platform.workspace.persistence;

import io.fairlead.platform.storage.Instants;
import io.fairlead.platform.workspace.AccessTokens.Token;
import io.fairlead.platform.workspace.AgentTokens;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the tokens of people and agents by their hash, in crossing transactions. */
@Component
public class TokenTables {

  /** The secret of now, or the one before while that goes on. */
  private static final String HASH = "hash = ? or (previous_hash = ? and previous_until > ?)";

  private final JdbcClient jdbc;

  TokenTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void insert(Token token, UUID person, byte[] hash) {
    Set<UUID> scope = token.workspaces();
    jdbc.sql(
            "insert into access_token (id, person_id, name, hash, workspaces, created_at,"
                + " expires_at, read_only)"
                + " values (?, ?, ?, ?, string_to_array(?, ',')::uuid[], ?, ?, ?)")
        .param(1, token.id())
        .param(2, person)
        .param(3, token.name())
        .param(4, hash)
        .param(5, scope == null ? null : commas(scope), Types.VARCHAR)
        .param(6, Instants.toSql(token.createdAt()))
        .param(7, orNull(token.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param(8, token.readOnly())
        .update();
  }

  /** The token with this hash, good or not any more, and whose it is. */
  public Optional<Owned> byHash(byte[] hash, Instant now) {
    return jdbc.sql("select * from access_token where " + HASH)
        .params(hash, hash, Instants.toSql(now))
        .query(TokenTables::owned)
        .optional();
  }

  /** The token of that id, and whose it is; nobody else changes it until the transaction ends. */
  public Optional<Owned> lock(UUID token) {
    return jdbc.sql("select * from access_token where id = ? for no key update")
        .param(token)
        .query(TokenTables::owned)
        .optional();
  }

  /** Replaces a token's secret. */
  public void rotate(
      UUID token, byte[] hash, @Nullable Instant oldUntil, @Nullable Instant end, Instant now) {
    rotate("access_token", token, hash, oldUntil, end, now);
  }

  /** Replaces the secret of an agent's token. */
  public void rotateAgent(
      UUID token, byte[] hash, @Nullable Instant oldUntil, @Nullable Instant end, Instant now) {
    rotate("agent_token", token, hash, oldUntil, end, now);
  }

  private void rotate(
      String table,
      UUID token,
      byte[] hash,
      @Nullable Instant oldUntil,
      @Nullable Instant end,
      Instant now) {
    jdbc.sql(
            "update %s set previous_hash = hash, previous_until = ?, hash = ?, expires_at = ?,"
                    .formatted(table)
                + " rotated_at = ? where id = ?")
        .param(1, orNull(oldUntil), Types.TIMESTAMP_WITH_TIMEZONE)
        .param(2, hash)
        .param(3, orNull(end), Types.TIMESTAMP_WITH_TIMEZONE)
        .param(4, Instants.toSql(now))
        .param(5, token)
        .update();
  }

  /** The token of that id, and whose it is. */
  public Optional<Owned> byId(UUID token) {
    return jdbc.sql("select * from access_token where id = ?")
        .param(token)
        .query(TokenTables::owned)
        .optional();
  }

  /** Notes that a token was used, unless that was noted less than {@code every} ago. */
  public void used(UUID token, Instant now, Duration every) {
    jdbc.sql(
            "update access_token set last_used_at = ?"
                + " where id = ? and (last_used_at is null or last_used_at <= ?)")
        .params(Instants.toSql(now), token, Instants.toSql(now.minus(every)))
        .update();
  }

  public List<Token> of(UUID person) {
    return jdbc.sql("select * from access_token where person_id = ? order by id")
        .param(person)
        .query(TokenTables::token)
        .list();
  }

  /** Whether there was such a token, not yet revoked. */
  public boolean revoke(UUID token, Instant now) {
    return jdbc.sql("update access_token set revoked_at = ? where id = ? and revoked_at is null")
            .params(Instants.toSql(now), token)
            .update()
        == 1;
  }

  public void insertAgent(AgentTokens.Token token, byte[] hash) {
    Set<UUID> scope = token.workspaces();
    jdbc.sql(
            "insert into agent_token (id, name, hash, workspaces, created_at, expires_at)"
                + " values (?, ?, ?, string_to_array(?, ',')::uuid[], ?, ?)")
        .param(1, token.id())
        .param(2, token.name())
        .param(3, hash)
        .param(4, scope == null ? null : commas(scope), Types.VARCHAR)
        .param(5, Instants.toSql(token.createdAt()))
        .param(6, orNull(token.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  /** The agent token with this hash, good or not any more. */
  public Optional<AgentTokens.Token> agent(byte[] hash, Instant now) {
    return jdbc.sql("select * from agent_token where " + HASH)
        .params(hash, hash, Instants.toSql(now))
        .query(TokenTables::agentToken)
        .optional();
  }

  /** The one of that id; nobody else changes it until the transaction ends. */
  public Optional<AgentTokens.Token> lockAgent(UUID id) {
    return jdbc.sql("select * from agent_token where id = ? for no key update")
        .param(id)
        .query(TokenTables::agentToken)
        .optional();
  }

  public Optional<AgentTokens.Token> agentById(UUID id) {
    return jdbc.sql("select * from agent_token where id = ?")
        .param(id)
        .query(TokenTables::agentToken)
        .optional();
  }

  public void agentUsed(UUID token, Instant now) {
    jdbc.sql("update agent_token set last_used_at = ? where id = ?")
        .params(Instants.toSql(now), token)
        .update();
  }

  /** The newest first, those older than {@code before}. */
  public List<AgentTokens.Token> agents(@Nullable UUID before, int limit) {
    return jdbc.sql(
            "select * from agent_token where cast(:before as uuid) is null or id < :before"
                + " order by id desc limit :limit")
        .param("before", before, Types.OTHER)
        .param("limit", limit)
        .query(TokenTables::agentToken)
        .list();
  }

  /** Whether there was such a token, not yet revoked. */
  public boolean revokeAgent(UUID token, Instant now) {
    return jdbc.sql("update agent_token set revoked_at = ? where id = ? and revoked_at is null")
            .params(Instants.toSql(now), token)
            .update()
        == 1;
  }

  private static AgentTokens.Token agentToken(ResultSet row, int number) throws SQLException {
    return new AgentTokens.Token(
        row.getObject("id", UUID.class),
        row.getString("name"),
        scope(row.getArray("workspaces")),
        Instants.from(row, "created_at"),
        Instants.fromNullable(row, "expires_at"),
        Instants.fromNullable(row, "last_used_at"),
        Instants.fromNullable(row, "rotated_at"),
        Instants.fromNullable(row, "previous_until"),
        Instants.fromNullable(row, "revoked_at"));
  }

  private static Token token(ResultSet row, int number) throws SQLException {
    return new Token(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getBoolean("read_only"),
        scope(row.getArray("workspaces")),
        Instants.from(row, "created_at"),
        Instants.fromNullable(row, "expires_at"),
        Instants.fromNullable(row, "last_used_at"),
        Instants.fromNullable(row, "rotated_at"),
        Instants.fromNullable(row, "previous_until"),
        Instants.fromNullable(row, "revoked_at"));
  }

  private static Owned owned(ResultSet row, int number) throws SQLException {
    return new Owned(token(row, number), row.getObject("person_id", UUID.class));
  }

  private static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
    return instant == null ? null : Instants.toSql(instant);
  }

  private static String commas(Set<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
  }

  private static @Nullable Set<UUID> scope(@Nullable Array workspaces) throws SQLException {
    return workspaces == null ? null : Set.of((UUID[]) workspaces.getArray());
  }

  /** A token and the person it stands for. */
  public record Owned(Token token, UUID person) {}
}
