package io.fairlead.platform.workspace;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People who sign in with a password, and the roles they hold. */
public interface People {

  /**
   * @return the new person's id
   */
  UUID create(String name, String displayName, String password, Actor by);

  /**
   * Gives a role; a second time changes nothing.
   *
   * @param workspace null for the whole installation (AUDITOR and ADMIN alone)
   */
  void grant(UUID person, @Nullable UUID workspace, Role role, Actor by);

  /** The access of whoever has this name and password; the sign-in becomes an event. */
  Optional<Access> signIn(String name, String password);

  /** The access that this person has now; empty when there is none or they were disabled. */
  Optional<Access> access(UUID person);

  /** Whether anyone exists yet. */
  boolean none();
}
