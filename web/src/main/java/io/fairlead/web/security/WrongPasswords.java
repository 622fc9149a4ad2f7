package io.fairlead.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Sends browsers back to the sign-in page, which says what was wrong or how long to wait. */
final class WrongPasswords implements AuthenticationFailureHandler {

  private final Refusals refusals;

  WrongPasswords(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    String page = request.getContextPath() + "/login?";
    if (!(failure instanceof MustWait wait)) {
      response.sendRedirect(page + "error");
    } else if (isBrowser(request)) {
      long seconds = wait.why().seconds();
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
      response.sendRedirect(page + "wait=" + seconds);
    } else {
      refusals.heldBack(response, wait.why());
    }
  }

  private static boolean isBrowser(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
  }
}
