package io.fairlead.web.security.oidc;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;

/** The open sessions by their id, so that the provider can end one of which it only tells. */
final class OpenSessions implements HttpSessionListener, HttpSessionIdListener {

  private final OidcSessionRegistry registry;
  private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();

  OpenSessions(OidcSessionRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    sessions.put(event.getSession().getId(), event.getSession());
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    sessions.remove(event.getSession().getId());
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent event, String before) {
    sessions.remove(before);
    sessions.put(event.getSession().getId(), event.getSession());
  }

  /**
   * Ends the sessions that the provider's word is about.
   *
   * @param word one whose signature was checked
   */
  void end(@Nullable Authentication word) {
    if (word != null && word.getPrincipal() instanceof OidcLogoutToken token) {
      for (OidcSessionInformation ended : registry.removeSessionInformation(token)) {
        HttpSession session = sessions.remove(ended.getSessionId());
        if (session != null) {
          invalidate(session);
        }
      }
    }
  }

  private static void invalidate(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException e) {
      return; // it ended by itself meanwhile
    }
  }
}
