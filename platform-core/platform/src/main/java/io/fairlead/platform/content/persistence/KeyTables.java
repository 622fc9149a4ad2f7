package io.fairlead.platform.content.persistence;

import io.fairlead.platform.storage.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes wrapped keys and which master keys they need. */
@Component
public class KeyTables {

  private final JdbcClient jdbc;

  KeyTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A data key as it is stored.
   *
   * @param masterKey the id of the master key that wraps it
   */
  public record Wrapped(UUID id, String masterKey, byte[] wrapped, Instant createdAt) {}

  /** Ids of the master keys that data keys may need; crossing. */
  public List<String> neededMasterKeys() {
    return jdbc.sql("select id from master_key where retired_at is null order by first_used_at, id")
        .query(String.class)
        .list();
  }

  /** Notes that data keys may be wrapped by {@code id} from now on; crossing. */
  public void needMasterKey(String id, Instant at) {
    jdbc.sql(
            "insert into master_key (id, first_used_at) values (?, ?)"
                + " on conflict (id) do update set retired_at = null")
        .params(id, Instants.toSql(at))
        .update();
  }

  /** Notes that no data key needs {@code id} any more; crossing. */
  public void retireMasterKey(String id, Instant at) {
    jdbc.sql("update master_key set retired_at = ? where id = ?")
        .params(Instants.toSql(at), id)
        .update();
  }

  /** All workspaces; crossing. */
  public List<UUID> workspaces() {
    return jdbc.sql("select id from workspace order by id").query(UUID.class).list();
  }

  /** The newest data key of the current workspace. */
  public Optional<Wrapped> newest() {
    return jdbc.sql(
            "select id, master_key, wrapped, created_at from data_key order by id desc limit 1")
        .query(KeyTables::wrapped)
        .optional();
  }

  /** A data key of the current workspace. */
  public Optional<Wrapped> find(UUID id) {
    return jdbc.sql("select id, master_key, wrapped, created_at from data_key where id = ?")
        .param(id)
        .query(KeyTables::wrapped)
        .optional();
  }

  /** The current workspace's data keys that need another master key, kept from others' changes. */
  public List<Wrapped> notWrappedBy(String masterKey) {
    return jdbc.sql(
            "select id, master_key, wrapped, created_at from data_key"
                + " where master_key <> ? order by id for update")
        .param(masterKey)
        .query(KeyTables::wrapped)
        .list();
  }

  /** Adds a data key to the current workspace. */
  public void insert(Wrapped key) {
    jdbc.sql(
            "insert into data_key (id, workspace_id, master_key, wrapped, created_at)"
                + " values (?, current_workspace(), ?, ?, ?)")
        .params(key.id(), key.masterKey(), key.wrapped(), Instants.toSql(key.createdAt()))
        .update();
  }

  /** Puts the same data key wrapped by another master key in the place of the old form. */
  public void rewrap(UUID id, String masterKey, byte[] wrapped) {
    jdbc.sql("update data_key set master_key = ?, wrapped = ? where id = ?")
        .params(masterKey, wrapped, id)
        .update();
  }

  private static Wrapped wrapped(ResultSet row, int number) throws SQLException {
    return new Wrapped(
        row.getObject("id", UUID.class),
        row.getString("master_key"),
        row.getBytes("wrapped"),
        Instants.from(row, "created_at"));
  }
}
