package io.fairlead.platform.workspace;

import java.util.Optional;

/** Tokens that someone else gives out and vouches for, such as an identity provider. */
public interface ForeignTokens {

  /**
   * The access a token gives now; empty when it isn't theirs, isn't meant for this platform,
   * expired, or its signature is wrong.
   *
   * @throws IssuerAway when that can't be told at the moment
   */
  Optional<Access> authenticate(String token);
}
