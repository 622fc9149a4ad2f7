package io.fairlead.platform.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of a server and how the platform's roles sign in to it. */
public record Database(String host, int port, String name, Credentials credentials) {

  static final String ADMIN = "fairlead_admin";
  static final String OWNER = "fairlead_owner";
  static final String APP = "fairlead_app";

  Database named(String other) {
    return new Database(host, port, other, credentials);
  }

  String url() {
    return "jdbc:postgresql://%s:%d/%s?ApplicationName=fairlead&reWriteBatchedInserts=true"
        .formatted(host, port, name);
  }

  Connection connectAsAdmin() throws SQLException {
    return DriverManager.getConnection(url(), ADMIN, credentials.admin());
  }
}
