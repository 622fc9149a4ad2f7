package io.fairlead.platform.workspace;

import io.fairlead.platform.storage.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
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

  /** Makes a token for a new agent. */
  Issued issue(Wanted wanted, Access by);

  /**
   * Gives a token another secret; the agent stays the one it is.
   *
   * @throws io.fairlead.platform.problem.NotFound when there never was one
   * @throws io.fairlead.platform.problem.Conflict when it is over
   */
  Issued rotate(UUID token, Rotation rotation, Access by);

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

  /** The agent whose token this is; empty when unknown, expired or revoked. */
  Optional<Actor> authenticate(String secret);

  /**
   * What a new token is to be.
   *
   * @param name for people, as events show it
   * @param workspaces whose trials its agent may run, null for all there are
   * @param validFor null for no end
   */
  record Wanted(String name, @Nullable Set<UUID> workspaces, @Nullable Duration validFor) {}

  /** A token and its secret, which only this answer shows. */
  record Issued(Token token, String secret) {}

  /**
   * A token as it is kept.
   *
   * @param workspaces whose trials its agent may run, null for all there are
   * @param expiresAt null for no end
   * @param lastUsedAt to the minute
   * @param rotatedAt when it got its present secret, if that isn't its first
   * @param previousUntil until when the secret before is good, too
   */
  record Token(
      UUID id,
      String name,
      @Nullable Set<UUID> workspaces,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant rotatedAt,
      @Nullable Instant previousUntil,
      @Nullable Instant revokedAt) {}
}
