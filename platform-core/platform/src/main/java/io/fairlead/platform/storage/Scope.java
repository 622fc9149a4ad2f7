package io.fairlead.platform.storage;

import java.util.Set;
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

  /** The rows of {@code owner} that it shares with one of {@code guests}, or with all. */
  record Guest(UUID owner, Set<UUID> guests) implements Scope {
    public Guest {
      guests = Set.copyOf(guests);
    }

    @Override
    public String role() {
      return "fairlead_guest";
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
