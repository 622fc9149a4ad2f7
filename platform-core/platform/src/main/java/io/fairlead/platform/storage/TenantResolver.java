package io.fairlead.platform.storage;

import java.util.UUID;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Tells Hibernate the workspace of the running transaction. */
final class TenantResolver implements CurrentTenantIdentifierResolver<UUID> {

  /** No workspace has this id, so outside of one Hibernate finds nothing. */
  private static final UUID NOWHERE = new UUID(0, 0);

  @Override
  public UUID resolveCurrentTenantIdentifier() {
    return Scope.CURRENT.isBound() && Scope.CURRENT.get() instanceof Scope.Tenant tenant
        ? tenant.workspace()
        : NOWHERE;
  }

  @Override
  public boolean validateExistingCurrentSessions() {
    return false; // crossing inside of a workspace's transaction keeps its session
  }
}
