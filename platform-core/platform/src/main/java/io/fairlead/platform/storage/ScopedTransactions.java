package io.fairlead.platform.storage;

import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.springframework.transaction.support.TransactionTemplate;

/** Binds a scope, then opens or joins a Spring transaction. */
final class ScopedTransactions implements Transactions {

  private final TransactionTemplate template;
  private final EntityManager entityManager;
  private final Visits visits;

  ScopedTransactions(TransactionTemplate template, EntityManager entityManager, Visits visits) {
    this.template = template;
    this.entityManager = entityManager;
    this.visits = visits;
  }

  @Override
  public <T> T in(UUID workspace, Supplier<T> work) {
    Scope wanted =
        visits.find(workspace).<Scope>map(it -> it).orElseGet(() -> new Scope.Tenant(workspace));
    if (Scope.CURRENT.isBound() && !Scope.CURRENT.get().equals(wanted)) {
      throw new IllegalStateException(
          "A transaction of workspace %s can't start inside %s: end that one first."
              .formatted(workspace, Scope.CURRENT.get()));
    }
    return run(wanted, work);
  }

  @Override
  public <T> T crossing(Supplier<T> work) {
    if (Scope.CURRENT.isBound() && !(Scope.CURRENT.get() instanceof Scope.Crossing)) {
      return switched(Scope.CURRENT.get(), new Scope.Crossing(), work);
    }
    return run(new Scope.Crossing(), work);
  }

  @SuppressWarnings("NullAway") // gives what the work gives
  private <T> T run(Scope scope, Supplier<T> work) {
    return ScopedValue.where(Scope.CURRENT, scope)
        .call(() -> template.execute(status -> work.get()));
  }

  /** Runs {@code work} under another role of the same connection. */
  private <T> T switched(Scope outer, Scope inner, Supplier<T> work) {
    takeOn(inner);
    T result = run(inner, work); // after a failure the transaction is lost, and its role with it
    takeOn(outer);
    return result;
  }

  /** What Hibernate still holds back was meant for the role that ends here. */
  private void takeOn(Scope scope) {
    entityManager.flush();
    entityManager
        .unwrap(Session.class)
        .doWork(connection -> ScopedJpaDialect.takeOn(connection, scope));
  }
}
