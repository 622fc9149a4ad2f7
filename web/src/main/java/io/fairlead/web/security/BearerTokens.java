package io.fairlead.web.security;

import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Bearers;
import io.fairlead.platform.workspace.HeldBack;
import io.fairlead.platform.workspace.IssuerAway;
import io.fairlead.platform.workspace.Origin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request with a valid {@code Authorization: Bearer …} act for the token's person, to the
 * end of its answer: one that streams is dispatched again when it is over, and what was found out
 * at its beginning still holds then.
 */
class BearerTokens extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final Bearers tokens;
  private final Refusals refusals;
  private final SecurityContextRepository contexts =
      new RequestAttributeSecurityContextRepository();

  BearerTokens(Bearers tokens, Refusals refusals) {
    this.tokens = tokens;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      try {
        Optional<Access> found =
            tokens.authenticate(
                header.substring(SCHEME.length()).strip(), Origin.of(request.getRemoteAddr()));
        if (found.isPresent()) {
          if (found.get().readOnly() && !READING.contains(request.getMethod())) {
            refusals.readOnly(response, request.getMethod());
            return;
          }
          actFor(found.get(), request, response);
        }
      } catch (HeldBack e) {
        refusals.heldBack(response, e);
        return;
      } catch (IssuerAway e) {
        refusals.unavailable(response, e);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private void actFor(Access access, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            access, null, List.of(new SimpleGrantedAuthority("ROLE_TOKEN"))));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
