package io.fairlead.platform.storage;

import java.util.UUID;

/** What the running transaction may see. */
sealed interface Scope {

  /** Bound for the time of a transaction; the one thing that Hibernate and the connection read. */
  ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

  /** The database role to take on. */
  String role();

  /** The rows of one workspace. */
  record Tenant(UUID workspace) implements Scope {
    @Override
    public String role() {
      return "fairlead_tenant";
    }
  }

  /** The tables that cross workspaces. */
  record Crossing() implements Scope {
    @Override
    public String role() {
      return "fairlead_crossing";
    }
  }
}
