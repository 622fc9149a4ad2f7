package io.fairlead.web.security.oidc;

import io.fairlead.web.security.SignInRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.client.RestClientException;

/** Sends whoever couldn't be signed in back to the sign-in page, which says why. */
final class RefusedSignIns implements AuthenticationFailureHandler {

  static final String NO_ROLE = "no_role";

  private static final Logger LOG = LoggerFactory.getLogger(RefusedSignIns.class);

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    SignInRefused why = why(failure);
    LOG.warn("A sign-in with the identity provider came to nothing ({}): {}", why, told(failure));
    response.sendRedirect(request.getContextPath() + "/login?refused=" + why.word());
  }

  private static SignInRefused why(AuthenticationException failure) {
    if (isAboutTheWire(failure)) {
      return SignInRefused.UNREACHABLE;
    }
    String code =
        failure instanceof OAuth2AuthenticationException told ? told.getError().getErrorCode() : "";
    return switch (code) {
      case NO_ROLE -> SignInRefused.NO_ROLE;
      case "authorization_request_not_found", "invalid_state_parameter" -> SignInRefused.LATE;
      case "access_denied", "login_required", "interaction_required" -> SignInRefused.DENIED;
      default -> SignInRefused.FAILED;
    };
  }

  private static boolean isAboutTheWire(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof IOException || each instanceof RestClientException) {
        return true;
      }
    }
    return false;
  }

  /** The causes too, on one line. */
  private static String told(Throwable failure) {
    StringBuilder told = new StringBuilder(failure.toString());
    for (Throwable each = failure.getCause(); each != null; each = each.getCause()) {
      told.append("; because ").append(each);
    }
    return told.toString();
  }
}
