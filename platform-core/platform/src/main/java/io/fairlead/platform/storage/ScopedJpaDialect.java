package io.fairlead.platform.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.TransactionDefinition;

/** Takes on the scope's role and workspace as a transaction begins, in one round trip. */
final class ScopedJpaDialect extends HibernateJpaDialect {

  private static final long serialVersionUID = 1;

  @Override
  public Object beginTransaction(EntityManager entityManager, TransactionDefinition definition)
      throws SQLException {
    if (!Scope.CURRENT.isBound()) {
      throw new IllegalStateException(
          "A database transaction belongs to a workspace or crosses them:"
              + " open it with Transactions.");
    }
    Object data = super.beginTransaction(entityManager, definition);
    entityManager
        .unwrap(Session.class)
        .doWork(connection -> takeOn(connection, Scope.CURRENT.get()));
    return data;
  }

  /** Until the transaction ends, or another scope is taken on. */
  static void takeOn(Connection connection, Scope scope) throws SQLException {
    String workspace = scope instanceof Scope.Tenant tenant ? tenant.workspace().toString() : "";
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select set_config('role', ?, true), set_config('app.workspace', ?, true)")) {
      statement.setString(1, scope.role());
      statement.setString(2, workspace);
      statement.executeQuery().close();
      if (scope instanceof Scope.Guest guest) {
        takeOn(connection, guest);
      }
    } catch (SQLException e) {
      throw new PersistenceException("The transaction's scope could not be set.", e);
    }
  }

  private static void takeOn(Connection connection, Scope.Guest guest) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select set_config('app.owner', ?, true), set_config('app.guests', ?, true)")) {
      statement.setString(1, guest.owner().toString());
      statement.setString(
          2, guest.guests().stream().map(UUID::toString).collect(Collectors.joining(",")));
      statement.executeQuery().close();
    }
  }
}
