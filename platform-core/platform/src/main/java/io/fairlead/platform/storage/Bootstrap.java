package io.fairlead.platform.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Makes roles, database and tables: what needs more rights than the platform works with.
 *
 * @see <a href="../../../../../../../../docs/adr/storage-roles-and-row-security.md">the
 *     decision</a>
 */
final class Bootstrap {

  private static final String PLAIN = "nosuperuser nocreatedb nocreaterole nobypassrls";

  private Bootstrap() {}

  /** The database called {@code name} on the server of {@code maintenance}, made when missing. */
  static Database platform(Database maintenance, String name) {
    Database database = maintenance.named(name);
    try (Connection admin = maintenance.connectAsAdmin();
        Statement statement = admin.createStatement()) {
      makeRoles(statement, maintenance);
      if (!exists(statement, "select 1 from pg_database where datname = '%s'", name)) {
        statement.execute(
            "create database %s owner %s template template0".formatted(name, Database.OWNER));
      }
    } catch (SQLException e) {
      throw new StorageUnavailableException(
          "The database could not be prepared: " + e.getMessage() + ".",
          "Read postgres.log in the data folder.",
          e);
    }
    Migration.run(database);
    return database;
  }

  private static void makeRoles(Statement statement, Database database) throws SQLException {
    for (String role :
        List.of(
            "fairlead_tenant",
            "fairlead_crossing",
            "fairlead_guest",
            Database.OWNER,
            Database.APP)) {
      if (!exists(statement, "select 1 from pg_roles where rolname = '%s'", role)) {
        statement.execute("create role %s nologin".formatted(role));
      }
      statement.execute("alter role %s with %s noinherit".formatted(role, PLAIN));
    }
    for (Login login : List.of(database.owner(), database.app())) {
      statement.execute(
          "alter role %s with login password '%s'".formatted(login.user(), login.password()));
    }
    statement.execute(
        "grant fairlead_tenant, fairlead_crossing, fairlead_guest to %s with inherit false, set true"
            .formatted(Database.APP));
  }

  private static boolean exists(Statement statement, String query, String name)
      throws SQLException {
    try (ResultSet found = statement.executeQuery(query.formatted(name))) {
      return found.next();
    }
  }
}
