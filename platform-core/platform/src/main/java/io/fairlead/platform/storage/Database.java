package io.fairlead.platform.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A database of a server and how the platform's roles sign in to it.
 *
 * @param server HOST:PORT, or several of them separated by commas
 * @param options of the connection, as in a JDBC address behind the question mark; may be empty
 * @param owner who owns the tables and migrates them
 * @param app who works
 * @param admin the server's superuser; null where the server is somebody else's
 * @param connections how many the platform has open at most
 */
public record Database(
    String server,
    String name,
    String options,
    Login owner,
    Login app,
    @Nullable Login admin,
    int connections) {

  static final String ADMIN = "fairlead_admin";
  static final String OWNER = "fairlead_owner";
  static final String APP = "fairlead_app";
  static final int CONNECTIONS = 40;

  /** One of the embedded server. */
  static Database embedded(int port, String name, Credentials credentials) {
    return new Database(
        "127.0.0.1:" + port,
        name,
        "",
        new Login(OWNER, credentials.owner()),
        new Login(APP, credentials.app()),
        new Login(ADMIN, credentials.admin()),
        CONNECTIONS);
  }

  Database named(String other) {
    return new Database(server, other, options, owner, app, admin, connections);
  }

  /** Whether other platforms may work on it, too. */
  public boolean isShared() {
    return admin == null;
  }

  String url() {
    return "jdbc:postgresql://%s/%s?%s%sApplicationName=fairlead&reWriteBatchedInserts=true"
        .formatted(server, name, options, options.isEmpty() ? "" : "&");
  }

  /** Where it is, for people. */
  String place() {
    return "%s on %s".formatted(name, server);
  }

  Connection connect(Login login) throws SQLException {
    return DriverManager.getConnection(url(), login.user(), login.password());
  }

  Connection connectAsAdmin() throws SQLException {
    if (admin == null) {
      throw new IllegalStateException("The platform is no superuser of " + place());
    }
    return connect(admin);
  }
}
