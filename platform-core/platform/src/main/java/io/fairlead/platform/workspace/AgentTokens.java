package io.fairlead.platform.workspace;

import java.util.Optional;

/** Tokens with which agents reach the platform; stored as hashes. */
public interface AgentTokens {

  /**
   * Makes a token for a new agent.
   *
   * @param name for people, as events show it
   * @return the secret, which is never shown again
   */
  String issue(String name);

  /** The agent whose token this is; empty when unknown or revoked. */
  Optional<Actor> authenticate(String secret);
}
