package io.fairlead.platform.storage;

import java.util.UUID;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Tells Hibernate the workspace of the running transaction. */
final class TenantResolver implements CurrentTenantIdentifierResolver<UUID> {

  /** No workspace has this id, so outside of one Hibernate finds nothing. */
  private static final UUID NOWHERE = new UUID(0, 0);

  @Override
  public UUID resolveCurrentTenantIdentifier() {
    if (!Scope.CURRENT.isBound()) {
      return NOWHERE;
    }
    return switch (Scope.CURRENT.get()) {
      case Scope.Tenant(UUID workspace) -> workspace;
      case Scope.Guest(UUID owner, var _) -> owner;
      case Scope.Crossing() -> NOWHERE;
    };
  }

  @Override
  public boolean validateExistingCurrentSessions() {
    return false; // crossing inside of a workspace's transaction keeps its session
  }
}
