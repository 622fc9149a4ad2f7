package io.fairlead.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions whose sign-in has ended, on whatever platform, and makes one for whoever opens a
 * page here after signing in elsewhere.
 */
final class SignInFilter extends OncePerRequestFilter {

  /** What is the same for everybody; the prefixes of its addresses. */
  private static final List<String> FOR_ALL = List.of("/_static/", "/fairlead/", "/VAADIN/");

  private final KeptSignIns signIns;
  private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

  SignInFilter(KeptSignIns signIns) {
    this.signIns = signIns;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return FOR_ALL.stream().anyMatch(path::startsWith);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    if (known != null && known.getPrincipal() instanceof SignedInPerson) {
      if (signIns.hasEnded(request)) {
        request.getSession().invalidate();
        SecurityContextHolder.clearContext();
      }
    } else if (opensPage(request)) {
      signIns.again(request).ifPresent(again -> actFor(again, request, response));
    }
    chain.doFilter(request, response);
  }

  /** What an open page sends needs its own session; without it, the page is loaded again. */
  private static boolean opensPage(HttpServletRequest request) {
    return HttpMethod.GET.matches(request.getMethod()) && request.getParameter("v-r") == null;
  }

  private void actFor(
      Authentication again, HttpServletRequest request, HttpServletResponse response) {
    request.changeSessionId(); // one that someone planted is no use
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(again);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
