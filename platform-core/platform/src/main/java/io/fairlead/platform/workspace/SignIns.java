package io.fairlead.platform.workspace;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in with a browser. Kept in the database: every platform on it knows of a sign-in,
 * and of its end.
 */
public interface SignIns {

  /** A short name of this installation, for cookies: the same on every platform of one database. */
  String installation();

  /**
   * Remembers that someone signed in.
   *
   * @param by who vouched for them; null for a password of this platform
   */
  Begun begin(UUID person, @Nullable Vouched by);

  /** The sign-in of that secret, unless it ended or nobody came for as long as a session lasts. */
  Optional<Open> find(String secret);

  /** Whether it hasn't ended; that someone came is noted. */
  boolean isOpen(UUID signIn);

  /** Ends one, for good; a second time changes nothing. */
  void end(UUID signIn);

  /**
   * Ends all of a person.
   *
   * @param but one that stays; null for none
   */
  void endOf(UUID person, @Nullable UUID but);

  /**
   * Ends those that an identity provider takes back.
   *
   * @param session as it names it; null for all of {@code subject}
   */
  void takenBack(String issuer, @Nullable String subject, @Nullable String session);

  /** Tells which sign-ins end, on whatever platform, soon after; null when some may be missed. */
  void onEnd(Consumer<@Nullable UUID> listener);

  /**
   * One that has just begun.
   *
   * @param secret for the browser alone; kept here as a hash
   */
  record Begun(UUID id, String secret) {}

  /**
   * One that is open.
   *
   * @param word what the identity provider said when it vouched for them; null for a password
   */
  record Open(UUID id, UUID person, @Nullable String word) {}

  /**
   * An identity provider's word for someone.
   *
   * @param session as the provider names it; null when it doesn't
   * @param word its whole word, to be shown to it again
   */
  record Vouched(String issuer, String subject, @Nullable String session, String word) {}
}
