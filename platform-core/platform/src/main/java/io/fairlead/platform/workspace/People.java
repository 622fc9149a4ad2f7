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

  /**
   * The access of whoever has this name and password; the sign-in becomes an event.
   *
   * @throws HeldBack when too much was guessed wrong lately
   */
  Optional<Access> signIn(String name, String password, Origin from);

  /** The access of whoever has this name and password, asked on this machine. */
  default Optional<Access> signIn(String name, String password) {
    return signIn(name, password, Origin.HERE);
  }

  /**
   * Replaces a person's password by their own wish: all their sign-ins end.
   *
   * @param but the sign-in that stays; null for none
   * @throws io.fairlead.platform.problem.InvalidInput when the old one is wrong, or the new one
   *     isn't fit
   * @throws io.fairlead.platform.problem.Conflict when their password isn't kept here
   * @throws HeldBack when too much was guessed wrong lately
   */
  void changePassword(UUID person, String old, String fresh, Origin from, @Nullable UUID but);

  /** Whether a person's password is kept here. */
  boolean hasPassword(UUID person);

  /** The access that this person has now; empty when there is none or they were disabled. */
  Optional<Access> access(UUID person);

  /** Whether anyone exists yet. */
  boolean none();
}
