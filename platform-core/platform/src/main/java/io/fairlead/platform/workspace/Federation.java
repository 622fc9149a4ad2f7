package io.fairlead.platform.workspace;

import java.util.Optional;

/** People whom an identity provider vouches for; they come to exist when they are first seen. */
public interface Federation {

  /**
   * Signs someone in: they hold the provider's roles from now on and no others; the sign-in becomes
   * an event.
   *
   * @return empty when nothing is open to them: an admin closed their account, or no role is left
   */
  Optional<Access> signIn(Identity who, Unknown workspaces);

  /**
   * The access of a script that shows a token of the provider: what this token says, whatever they
   * held when they last signed in.
   *
   * @return empty when an admin closed their account
   */
  Optional<Access> bearing(Identity who, Unknown workspaces);

  /** Notes that a token of the provider, or one that claims to be, was refused. */
  void turnAway(String reason);

  /** What happens about a workspace that a role names and that isn't there. */
  enum Unknown {
    /** The role is passed over. */
    IGNORED,
    /** The workspace is made. */
    CREATED
  }
}
