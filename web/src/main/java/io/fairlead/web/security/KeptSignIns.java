package io.fairlead.web.security;

import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.People;
import io.fairlead.platform.workspace.SignIns;
import io.fairlead.platform.workspace.SignIns.Begun;
import io.fairlead.platform.workspace.SignIns.Open;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Keeps a sign-in beside the session, which lives in this process alone: by a cookie that every
 * platform on the database knows, another one makes a session of its own.
 */
@Component
class KeptSignIns implements SessionAuthenticationStrategy, LogoutHandler {

  private static final String COOKIE = "fairlead-in-";

  private final SignIns signIns;
  private final People people;
  private final OpenSessions sessions;
  private final ObjectProvider<VouchedSignIns> vouched;

  KeptSignIns(
      SignIns signIns,
      People people,
      OpenSessions sessions,
      ObjectProvider<VouchedSignIns> vouched) {
    this.signIns = signIns;
    this.people = people;
    this.sessions = sessions;
    this.vouched = vouched;
  }

  /** Someone has just signed in. */
  @Override
  public void onAuthentication(
      Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
    if (authentication.getPrincipal() instanceof SignedInPerson signed) {
      end(request); // of whoever was here before
      Begun begun =
          signIns.begin(
              signed.person(),
              vouched.stream()
                  .flatMap(each -> each.word(authentication).stream())
                  .findFirst()
                  .orElse(null));
      sessions.add(begun.id(), request.getSession());
      response.addCookie(cookie(begun.secret(), request));
    }
  }

  private Cookie cookie(String value, HttpServletRequest request) {
    Cookie cookie = new Cookie(name(), value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setAttribute("SameSite", "Strict");
    return cookie;
  }

  private String name() {
    return COOKIE + signIns.installation();
  }

  /** Signs them in again who did on another platform, or here before it was started anew. */
  Optional<Authentication> again(HttpServletRequest request) {
    return open(request).flatMap(open -> authentication(open, request));
  }

  private Optional<Authentication> authentication(Open open, HttpServletRequest request) {
    Access access = people.access(open.person()).orElse(null);
    if (access == null) {
      return Optional.empty();
    }
    Optional<Authentication> again =
        open.word() == null
            ? Optional.of(person(access))
            : vouched.stream()
                .flatMap(each -> each.again(access, String.valueOf(open.word())).stream())
                .findFirst();
    again.ifPresent(_ -> sessions.add(open.id(), request.getSession()));
    return again;
  }

  private static Authentication person(Access access) {
    return UsernamePasswordAuthenticationToken.authenticated(
        new SignedIn(access.person(), access.displayName()),
        null,
        List.of(new SimpleGrantedAuthority("ROLE_PERSON")));
  }

  private Optional<Open> open(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, name());
    return cookie == null ? Optional.empty() : signIns.find(cookie.getValue());
  }

  /** Whether the sign-in of the request's session ended elsewhere. */
  boolean hasEnded(HttpServletRequest request) {
    UUID signIn = OpenSessions.signIn(request.getSession(false));
    return signIn != null && !signIns.isOpen(signIn);
  }

  /** Someone signs out. */
  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    end(request);
    if (!response.isCommitted()) {
      Cookie cookie = cookie("", request);
      cookie.setMaxAge(0);
      response.addCookie(cookie);
    }
  }

  private void end(HttpServletRequest request) {
    UUID here = OpenSessions.signIn(request.getSession(false));
    if (here != null) {
      sessions.forget(here, request.getSession());
      signIns.end(here);
    }
    open(request).map(Open::id).ifPresent(signIns::end);
  }
}
