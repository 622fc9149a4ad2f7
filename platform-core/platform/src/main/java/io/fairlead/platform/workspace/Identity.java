package io.fairlead.platform.workspace;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an identity provider says of someone.
 *
 * @param issuer the provider's address
 * @param subject its id of theirs, which no other person gets
 * @param name what they sign in with there; not unique and not to be trusted as an id
 * @param displayName for the screen
 * @param roles what their groups give them here
 */
public record Identity(
    String issuer, String subject, String name, String displayName, Set<Claimed> roles) {

  public Identity {
    roles = Set.copyOf(roles);
  }

  /**
   * A role that a group gives.
   *
   * @param workspace a workspace's name; null for the whole installation
   */
  public record Claimed(@Nullable String workspace, Role role) {}
}
