package io.fairlead.platform.workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens with which scripts act for a person; stored as hashes. */
public interface AccessTokens {

  /**
   * @param workspaces the scope, null for all of the person's
   * @return the token itself, which is never shown again
   */
  Issued issue(
      UUID person, String name, @Nullable Set<UUID> workspaces, Duration validFor, Actor by);

  /** The access a token gives now; empty when unknown, expired, revoked. */
  Optional<Access> authenticate(String secret);

  List<Token> of(UUID person);

  /** Notes that a good token was used in a workspace that it isn't good for. */
  void foreign(Access access, String workspace);

  void revoke(UUID token, Actor by);

  record Issued(Token token, String secret) {}

  record Token(
      UUID id,
      String name,
      @Nullable Set<UUID> workspaces,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt) {}
}
