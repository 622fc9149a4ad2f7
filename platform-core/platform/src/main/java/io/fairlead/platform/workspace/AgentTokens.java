package io.fairlead.platform.workspace;

import io.fairlead.platform.storage.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tokens with which agents reach the platform; stored as hashes. What takes an {@link Access} is
 * for admins alone and refuses others with {@link io.fairlead.platform.problem.NotPermitted}.
 */
public interface AgentTokens {

  /**
   * Makes a token for an agent that the platform itself starts.
   *
   * @param name for people, as events show it
   * @return the secret, which is never shown again
   */
  String issue(String name);

  /**
   * Makes a token for a new agent.
   *
   * @param name for people, as events show it
   */
  Issued issue(String name, Access by);

  /**
   * The tokens, newest first, revoked ones included.
   *
   * @param after a page's {@code next}; null for the first page
   */
  Page<Token> list(@Nullable String after, int limit, Access by);

  /** The token of that id. */
  Optional<Token> find(UUID token, Access by);

  /**
   * Refuses the token from now on; a second time changes nothing.
   *
   * @throws io.fairlead.platform.problem.NotFound when there never was one
   */
  void revoke(UUID token, Access by);

  /** The agent whose token this is; empty when unknown or revoked. */
  Optional<Actor> authenticate(String secret);

  /** A token and its secret, which only this answer shows. */
  record Issued(Token token, String secret) {}

  /**
   * A token as it is kept.
   *
   * @param lastUsedAt to the minute
   */
  record Token(
      UUID id,
      String name,
      Instant createdAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt) {}
}
