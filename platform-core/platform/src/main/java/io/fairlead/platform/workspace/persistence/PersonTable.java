package io.fairlead.platform.workspace.persistence;

import io.fairlead.platform.storage.Instants;
import io.fairlead.platform.workspace.Role;
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

/** Reads and writes people and the roles they hold, in crossing transactions. */
@Component
public class PersonTable {

  private final JdbcClient jdbc;

  PersonTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the name was free. */
  public boolean insert(StoredPerson person, Instant at) {
    return jdbc.sql(
                "insert into person (id, name, display_name, password_hash, created_at)"
                    + " values (?, ?, ?, ?, ?) on conflict (name) do nothing")
            .params(
                person.id(),
                person.name(),
                person.displayName(),
                person.passwordHash(),
                Instants.toSql(at))
            .update()
        == 1;
  }

  public Optional<StoredPerson> byName(String name) {
    return jdbc.sql("select * from person where name = ?")
        .param(name)
        .query(PersonTable::person)
        .optional();
  }

  public Optional<StoredPerson> byId(UUID id) {
    return jdbc.sql("select * from person where id = ?")
        .param(id)
        .query(PersonTable::person)
        .optional();
  }

  public boolean any() {
    return jdbc.sql("select exists (select from person)").query(Boolean.class).single();
  }

  /** Whether the role is new to the person. */
  public boolean grant(UUID id, UUID person, @Nullable UUID workspace, Role role) {
    return jdbc.sql(
                "insert into membership (id, person_id, workspace_id, role) values (?, ?, ?, ?)"
                    + " on conflict do nothing")
            .param(1, id)
            .param(2, person)
            .param(3, workspace, Types.OTHER)
            .param(4, role.name())
            .update()
        == 1;
  }

  /** Whether the person held the role, and no longer does. */
  public boolean take(UUID person, @Nullable UUID workspace, Role role) {
    return jdbc.sql(
                "delete from membership"
                    + " where person_id = ? and workspace_id is not distinct from ? and role = ?")
            .param(1, person)
            .param(2, workspace, Types.OTHER)
            .param(3, role.name())
            .update()
        == 1;
  }

  /**
   * @param at null lets them sign in again
   */
  public void disable(UUID person, @Nullable Instant at) {
    jdbc.sql("update person set disabled_at = ? where id = ?")
        .param(1, at == null ? null : Instants.toSql(at), Types.TIMESTAMP_WITH_TIMEZONE)
        .param(2, person)
        .update();
  }

  public void setPassword(UUID person, String hash) {
    jdbc.sql("update person set password_hash = ? where id = ?").params(hash, person).update();
  }

  /** Lets changes of who may do what come one after the other, until the transaction ends. */
  public void lockChanges() {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('people', 0))::text")
        .query()
        .listOfRows();
  }

  /** Whether someone who can sign in is admin of the installation. */
  public boolean anyAdmin() {
    return jdbc.sql(
            "select exists (select from membership m join person p on p.id = m.person_id"
                + " where m.workspace_id is null and m.role = ? and p.disabled_at is null)")
        .param(Role.ADMIN.name())
        .query(Boolean.class)
        .single();
  }

  public List<StoredRole> roles(UUID person) {
    return jdbc.sql("select workspace_id, role from membership where person_id = ?")
        .param(person)
        .query(
            (row, number) ->
                new StoredRole(
                    row.getObject("workspace_id", UUID.class), Role.valueOf(row.getString("role"))))
        .list();
  }

  private static StoredPerson person(ResultSet row, int number) throws SQLException {
    return new StoredPerson(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("display_name"),
        row.getString("password_hash"),
        Instants.fromNullable(row, "disabled_at") != null);
  }

  /** A person as stored. */
  public record StoredPerson(
      UUID id, String name, String displayName, String passwordHash, boolean disabled) {}

  /**
   * A role that is held.
   *
   * @param workspace null: for the installation
   */
  public record StoredRole(@Nullable UUID workspace, Role role) {}
}
