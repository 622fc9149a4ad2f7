package io.fairlead.web.security;

import io.fairlead.platform.workspace.Origin;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * Lets a browser be known again in which someone signed in with a password, so that what strangers
 * guess doesn't make them wait. The cookie opens nothing.
 */
final class Devices implements SessionAuthenticationStrategy {

  private static final String COOKIE = "fairlead-device";
  private static final Duration KEPT = Duration.ofDays(180);
  private static final int BYTES = 16;
  private static final int LONGEST = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** From where a request comes; a browser that isn't known gets a secret to be known by. */
  static Origin origin(HttpServletRequest request) {
    String device = known(request);
    if (device.isEmpty()) {
      byte[] fresh = new byte[BYTES];
      RANDOM.nextBytes(fresh);
      device = Base64.getUrlEncoder().withoutPadding().encodeToString(fresh);
    }
    return new Origin(request.getRemoteAddr(), device);
  }

  private static String known(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        String value = cookie.getValue();
        if (cookie.getName().equals(COOKIE) && !value.isEmpty() && value.length() <= LONGEST) {
          return value;
        }
      }
    }
    return "";
  }

  /** After a sign-in by password: the browser keeps what it is known by, the session doesn't. */
  @Override
  public void onAuthentication(
      Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
    if (signedIn instanceof AbstractAuthenticationToken token
        && token.getDetails() instanceof Origin origin) {
      token.setDetails(null);
      remember(origin, request, response);
    }
  }

  private static void remember(
      Origin origin, HttpServletRequest request, HttpServletResponse response) {
    String device = origin.device();
    if (device != null && !device.equals(known(request))) {
      ResponseCookie cookie =
          ResponseCookie.from(COOKIE, device)
              .httpOnly(true)
              .secure(request.isSecure())
              .sameSite("Strict")
              .path("/")
              .maxAge(KEPT)
              .build();
      response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
  }
}
