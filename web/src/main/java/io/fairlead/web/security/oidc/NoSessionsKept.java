package io.fairlead.web.security.oidc;

import java.util.List;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;

/** Keeps nothing: the database knows which sign-ins are whose. */
final class NoSessionsKept implements OidcSessionRegistry {

  @Override
  public void saveSessionInformation(OidcSessionInformation session) {}

  @Override
  @SuppressWarnings("NullAway") // documented so: null when there is none
  public OidcSessionInformation removeSessionInformation(String session) {
    return null;
  }

  @Override
  public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken word) {
    return List.of();
  }
}
