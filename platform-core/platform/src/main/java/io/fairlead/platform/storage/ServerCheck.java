package io.fairlead.platform.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether somebody else's PostgreSQL has what the platform needs and no more than it should,
 * and says all that is missing at once, with the statements that mend it.
 */
final class ServerCheck {

  private static final Logger LOG = LoggerFactory.getLogger(ServerCheck.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(2);
  private static final int OLDEST = 16; // grants with options of their own
  private static final List<String> SCOPES =
      List.of("fairlead_tenant", "fairlead_crossing", "fairlead_guest");

  private final Database database;
  private final List<String> missing = new ArrayList<>();
  private final List<String> mending = new ArrayList<>();

  private ServerCheck(Database database) {
    this.database = database;
  }

  /**
   * Waits for a server that is just starting, then looks.
   *
   * @throws StorageUnavailableException with what is missing
   */
  static void await(Database database, Clock clock) {
    try (Connection owner = patiently(database, database.owner());
        Connection app = patiently(database, database.app())) {
      checkClock(owner, clock);
      ServerCheck check = new ServerCheck(database);
      check.server(owner);
      check.database(owner);
      check.roles(owner);
      check.refuseUnlessReady();
      ServerSettings.checkDurable(app);
    } catch (SQLException e) {
      throw new StorageUnavailableException(
          "The database %s could not be looked at: %s.".formatted(database.place(), e.getMessage()),
          "See the server's log.",
          e);
    }
  }

  private static Connection patiently(Database database, Login login) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return database.connect(login);
      } catch (SQLException e) {
        boolean passing = Interruptions.isOne(e) && !isAboutCertificates(e);
        if (!passing || System.nanoTime() > end) {
          throw unreachable(database, login, e);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      }
    }
  }

  private static boolean isAboutCertificates(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof javax.net.ssl.SSLException
          || each instanceof java.security.GeneralSecurityException
          || String.valueOf(each.getMessage()).contains("does not support SSL")
          || String.valueOf(each.getMessage()).contains("SSL root certificate")) {
        return true;
      }
    }
    return false;
  }

  private static StorageUnavailableException unreachable(
      Database database, Login login, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String wayOut =
        switch (state) {
          case "28P01", "28000" ->
              "Make the roles by docs/postgresql.sql, set the password of %s, and let pg_hba.conf admit it from here."
                  .formatted(login);
          case "42501" ->
              "Have the server's administrator run: grant connect on database %s to %s;"
                  .formatted(database.name(), login);
          case "3D000" ->
              "Have the server's administrator run: create database %s owner %s template template0 encoding 'UTF8';"
                  .formatted(database.name(), Database.OWNER);
          default ->
              isAboutCertificates(e)
                  ? "Name the authority that signed the server's certificate with sslrootcert=FILE, and the server as its certificate does."
                  : "Start it, or correct fairlead.database.url.";
        };
    return new StorageUnavailableException(
        "%s can't sign in to the database %s: %s."
            .formatted(
                login, database.place(), String.valueOf(e.getMessage()).replaceFirst("\\.$", "")),
        wayOut,
        e);
  }

  private static void checkClock(Connection connection, Clock clock) throws SQLException {
    double seconds =
        ask(
            connection,
            "select extract(epoch from clock_timestamp())::float8",
            row -> row.getDouble(1));
    Instant there = Instant.ofEpochMilli((long) (seconds * 1000));
    Duration apart = Duration.between(there, clock.instant()).abs();
    if (apart.compareTo(CLOCKS_MAY_DIFFER) > 0) {
      LOG.warn(
          "This machine's clock and the database's are {} apart: leases and tokens end by them, so"
              + " keep them together (NTP).",
          apart);
    }
  }

  private void server(Connection owner) throws SQLException {
    int version =
        ask(owner, "select current_setting('server_version_num')::int / 10000", r -> r.getInt(1));
    if (version < OLDEST) {
      throw new StorageUnavailableException(
          "The database's server is PostgreSQL %d.".formatted(version),
          "Use PostgreSQL %d or newer.".formatted(OLDEST));
    }
    if (ask(owner, "select pg_is_in_recovery()", row -> row.getBoolean(1))) {
      throw new StorageUnavailableException(
          database.server() + " is a standby, which can only be read.",
          "Name the primary, or all servers with targetServerType=primary.");
    }
    int room =
        ask(
            owner,
            "select current_setting('max_connections')::int"
                + " - current_setting('superuser_reserved_connections')::int",
            row -> row.getInt(1));
    int needed = database.connections() + 5; // notices, migrations and a person's look
    if (room < needed) {
      lacks(
          "it admits %d connections and one platform needs %d".formatted(room, needed),
          "alter system set max_connections = 200 (and restart it), or lower fairlead.database.connections");
    }
  }

  private void database(Connection owner) throws SQLException {
    String name = database.name();
    String held =
        ask(
            owner,
            "select pg_get_userbyid(datdba) from pg_database where datname = current_database()",
            r -> r.getString(1));
    if (!held.equals(Database.OWNER)) {
      lacks(
          "it belongs to " + held,
          "alter database \"%s\" owner to %s".formatted(name, Database.OWNER));
    }
    String encoding =
        ask(owner, "select current_setting('server_encoding')", row -> row.getString(1));
    if (!encoding.equals("UTF8")) {
      lacks("its encoding is " + encoding, "create the database anew with encoding 'UTF8'");
    }
  }

  private void roles(Connection owner) throws SQLException {
    List<String> all = new ArrayList<>(SCOPES);
    all.addAll(List.of(Database.OWNER, Database.APP));
    for (String role : all) {
      role(owner, role);
    }
    if (missing.stream().anyMatch(each -> each.startsWith("there is no role"))) {
      SCOPES.forEach(scope -> mending.add(grant(scope)));
      return; // what is missing can't be asked about
    }
    for (String scope : SCOPES) {
      if (!may(owner, scope, "SET") || may(owner, scope, "USAGE")) {
        lacks("%s can't just take on %s".formatted(Database.APP, scope), grant(scope));
      }
    }
    if (may(owner, Database.OWNER, "MEMBER")) {
      lacks(
          "%s is a member of %s and could change the rules that bind it"
              .formatted(Database.APP, Database.OWNER),
          "revoke %s from %s".formatted(Database.OWNER, Database.APP));
    }
  }

  private static String grant(String scope) {
    return "grant %s to %s with inherit false, set true".formatted(scope, Database.APP);
  }

  private void role(Connection owner, String role) throws SQLException {
    String login = SCOPES.contains(role) ? "nologin" : "login";
    try (PreparedStatement select =
        owner.prepareStatement(
            "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication"
                + " from pg_roles where rolname = ?")) {
      select.setString(1, role);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          lacks("there is no role " + role, "create role %s %s noinherit".formatted(role, login));
        } else if (row.getBoolean(1)) {
          lacks(
              role + " may do more than it should",
              "alter role %s nosuperuser nocreatedb nocreaterole noreplication nobypassrls"
                  .formatted(role));
        }
      }
    }
  }

  private static boolean may(Connection owner, String role, String how) throws SQLException {
    try (PreparedStatement select = owner.prepareStatement("select pg_has_role(?, ?, ?)")) {
      select.setString(1, Database.APP);
      select.setString(2, role);
      select.setString(3, how);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private void lacks(String what, String statement) {
    missing.add(what);
    mending.add(statement);
  }

  private void refuseUnlessReady() {
    if (!missing.isEmpty()) {
      throw new StorageUnavailableException(
          "The database %s isn't ready: %s."
              .formatted(database.place(), String.join("; ", missing)),
          "Have its administrator do this: %s"
              .formatted(mending.stream().distinct().collect(Collectors.joining("; ", "", ";"))));
    }
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> T ask(Connection connection, String query, Reader<T> reader)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query);
        ResultSet row = select.executeQuery()) {
      row.next();
      return reader.read(row);
    }
  }
}
