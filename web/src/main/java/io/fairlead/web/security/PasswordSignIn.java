package io.fairlead.web.security;

import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.HeldBack;
import io.fairlead.platform.workspace.Origin;
import io.fairlead.platform.workspace.People;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Signs people in with the name and password that the platform keeps for them. */
@Component
class PasswordSignIn implements AuthenticationProvider {

  private final People people;
  private final SignInSettings settings;

  PasswordSignIn(People people, SignInSettings settings) {
    this.people = people;
    this.settings = settings;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    if (!settings.passwords()) {
      throw new DisabledException("Signing in by password is switched off.");
    }
    if (!(attempt.getDetails() instanceof Origin from)) {
      throw new IllegalStateException("The form tells from where it was sent.");
    }
    Access access;
    try {
      access =
          people
              .signIn(attempt.getName(), String.valueOf(attempt.getCredentials()), from)
              .orElseThrow(
                  () -> new BadCredentialsException("No person has this name and password."));
    } catch (HeldBack e) {
      throw new MustWait(e);
    }
    return UsernamePasswordAuthenticationToken.authenticated(
        new SignedIn(access.person(), access.displayName()),
        null,
        List.of(new SimpleGrantedAuthority("ROLE_PERSON")));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
