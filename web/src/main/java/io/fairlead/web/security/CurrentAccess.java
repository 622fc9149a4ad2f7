package io.fairlead.web.security;

import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.People;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The one place that turns whoever is authenticated, by whatever kind of sign-in, into what they
 * may do where.
 */
@Component
public class CurrentAccess {

  private final People people;

  CurrentAccess(People people) {
    this.people = people;
  }

  /**
   * The access of whoever the current request acts for, as of now.
   *
   * @throws AuthenticationCredentialsNotFoundException when nobody is signed in or they were
   *     disabled
   */
  public Access get() {
    return find()
        .orElseThrow(
            () -> new AuthenticationCredentialsNotFoundException("Nobody is signed in here."));
  }

  /** As {@link #get}, empty when nobody is signed in. */
  public Optional<Access> find() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !authentication.isAuthenticated()) {
      return Optional.empty();
    }
    return switch (authentication.getPrincipal()) {
      case Access ofToken -> Optional.of(ofToken);
      case SignedInPerson signed -> people.access(signed.person());
      case null, default -> Optional.empty();
    };
  }
}
