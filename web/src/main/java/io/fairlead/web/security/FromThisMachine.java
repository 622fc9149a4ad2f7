package io.fairlead.web.security;

import java.net.InetAddress;
import java.util.function.Supplier;
import org.apache.catalina.Globals;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Open to a scraper on this machine; from elsewhere, also through a proxy on this machine, a token
 * is needed.
 */
final class FromThisMachine implements AuthorizationManager<RequestAuthorizationContext> {

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    var request = context.getRequest();
    boolean direct =
        request.getHeader("X-Forwarded-For") == null
            && request.getHeader("Forwarded") == null
            && request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE) == null;
    if (direct && isLoopback(request.getRemoteAddr())) {
      return new AuthorizationDecision(true);
    }
    Authentication known = authentication.get();
    return new AuthorizationDecision(
        known != null
            && known.getAuthorities().stream()
                .anyMatch(held -> "ROLE_TOKEN".equals(held.getAuthority())));
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
