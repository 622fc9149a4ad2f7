package io.fairlead.platform.workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tokens with which scripts act for a person; stored as hashes. Each use is looked up, so that what
 * is revoked is worth nothing from then on, whichever process is asked; people's own wishes go
 * through {@link OwnTokens}.
 */
public interface AccessTokens {

  /** Makes one; the secret is never shown again. */
  Issued issue(UUID person, Wanted wanted, Actor by);

  /** The access a token gives now; empty when unknown, expired, revoked. */
  Optional<Access> authenticate(String secret);

  List<Token> of(UUID person);

  /** The person's token of that id. */
  Optional<Token> find(UUID person, UUID token);

  /** Notes that a good token was used in a workspace that it isn't good for. */
  void foreign(Access access, String workspace);

  /**
   * Gives a token another secret.
   *
   * @throws io.fairlead.platform.problem.Conflict when it is over
   */
  Issued rotate(UUID token, Rotation rotation, Actor by);

  void revoke(UUID token, Actor by);

  /**
   * What a new token is to be.
   *
   * @param name what it is for
   * @param readOnly whether it changes nothing
   * @param workspaces the scope, null for all of the person's
   * @param validFor null for no end
   */
  record Wanted(
      String name, boolean readOnly, @Nullable Set<UUID> workspaces, @Nullable Duration validFor) {

    /** All that the person may do. */
    public static Wanted everything(String name, @Nullable Duration validFor) {
      return new Wanted(name, false, null, validFor);
    }
  }

  record Issued(Token token, String secret) {}

  /**
   * A token as it is kept.
   *
   * @param expiresAt null for no end
   * @param lastUsedAt to the minute
   * @param rotatedAt when it got its present secret, if that isn't its first
   * @param previousUntil until when the secret before is good, too
   */
  record Token(
      UUID id,
      String name,
      boolean readOnly,
      @Nullable Set<UUID> workspaces,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant rotatedAt,
      @Nullable Instant previousUntil,
      @Nullable Instant revokedAt) {

    /** Whether it may do less than its person. */
    public boolean isLimited() {
      return readOnly || workspaces != null;
    }
  }
}
