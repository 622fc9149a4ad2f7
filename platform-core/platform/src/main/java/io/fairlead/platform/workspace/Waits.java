package io.fairlead.platform.workspace;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who waits after guessing wrong too often. What takes an {@link Access} is for admins alone and
 * refuses others with {@link io.fairlead.platform.problem.NotPermitted}.
 */
public interface Waits {

  /**
   * Counts a token that isn't good.
   *
   * @throws HeldBack when there were too many from this address
   */
  void wrongToken(Origin from);

  /** Who is held back now, the longest first. */
  List<Held> held(Access by);

  /**
   * Lets them try again at once.
   *
   * @throws io.fairlead.platform.problem.NotFound when it is over
   */
  void lift(UUID held, Access by);

  /**
   * Someone held back now.
   *
   * @param kind PASSWORDS and TOKENS: an address; ACCOUNT: strangers to an account; PLACE: an
   *     account from where it is known
   * @param person the account's name; null for addresses and names that nobody has
   * @param address the last one
   */
  record Held(
      UUID id,
      String kind,
      @Nullable String person,
      String address,
      int failures,
      Instant lastAt,
      Instant until) {}
}
