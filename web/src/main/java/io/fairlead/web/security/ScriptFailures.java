package io.fairlead.web.security;

import io.fairlead.web.problem.DatabaseAway;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers scripts where a filter fails, such as when the database that knows tokens is away: the
 * container would send them to the page to sign in.
 */
final class ScriptFailures extends OncePerRequestFilter {

  private final Refusals refusals;

  ScriptFailures(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      if (response.isCommitted() || !DatabaseAway.is(e)) {
        throw e;
      }
      logger.warn("The database is away: " + e.getMessage());
      response.reset();
      refusals.databaseAway(response);
    }
  }
}
