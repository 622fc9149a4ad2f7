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

  private final JdbcClient jdbc;

  TokenTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void insert(Token token, UUID person, byte[] hash) {
    Set<UUID> scope = token.workspaces();
    jdbc.sql(
            "insert into access_token (id, person_id, name, hash, workspaces, created_at,"
                + " expires_at) values (?, ?, ?, ?, string_to_array(?, ',')::uuid[], ?, ?)")
        .param(1, token.id())
        .param(2, person)
        .param(3, token.name())
        .param(4, hash)
        .param(5, scope == null ? null : commas(scope), Types.VARCHAR)
        .param(6, Instants.toSql(token.createdAt()))
        .param(7, Instants.toSql(token.expiresAt()))
        .update();
  }

  /** The token with this hash, good or not any more, and whose it is. */
  public Optional<Owned> byHash(byte[] hash) {
    return jdbc.sql("select * from access_token where hash = ?")
        .param(hash)
        .query(
            (row, number) -> new Owned(token(row, number), row.getObject("person_id", UUID.class)))
        .optional();
  }

  /** The token of that id, and whose it is. */
  public Optional<Owned> byId(UUID token) {
    return jdbc.sql("select * from access_token where id = ?")
        .param(token)
        .query(
            (row, number) -> new Owned(token(row, number), row.getObject("person_id", UUID.class)))
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

  public void insertAgent(UUID id, String name, byte[] hash, Instant now) {
    jdbc.sql("insert into agent_token (id, name, hash, created_at) values (?, ?, ?, ?)")
        .params(id, name, hash, Instants.toSql(now))
        .update();
  }

  /** The agent token with this hash, good or not any more. */
  public Optional<AgentTokens.Token> agent(byte[] hash) {
    return jdbc.sql("select * from agent_token where hash = ?")
        .param(hash)
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
        Instants.from(row, "created_at"),
        Instants.fromNullable(row, "last_used_at"),
        Instants.fromNullable(row, "revoked_at"));
  }

  private static Token token(ResultSet row, int number) throws SQLException {
    return new Token(
        row.getObject("id", UUID.class),
        row.getString("name"),
        scope(row.getArray("workspaces")),
        Instants.from(row, "created_at"),
        Instants.from(row, "expires_at"),
        Instants.fromNullable(row, "last_used_at"),
        Instants.fromNullable(row, "revoked_at"));
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
