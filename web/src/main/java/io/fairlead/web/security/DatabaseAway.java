package io.fairlead.web.security;

import io.fairlead.platform.storage.Interruptions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says so when the database doesn't answer. Whoever asks is known by it: without this they would be
 * sent to a sign-in page that needs it, too, and from there again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class DatabaseAway extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5">
      <title>Away · Fairlead</title></head>
      <body style="font-family: sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1rem">
      <h1>Fairlead's database doesn't answer</h1>
      <p>Nothing is lost, and what runs goes on. This page tries again by itself.</p>
      </body></html>
      """;

  private final Refusals refusals;

  DatabaseAway(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException failure) {
      if (response.isCommitted() || !Interruptions.isOne(failure)) {
        throw failure;
      }
      LOG.warn("A request failed because the database is away: {}", failure.toString());
      tell(request, response);
    }
  }

  private void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.resetBuffer();
    if (request.getRequestURI().matches("/(api|v3|actuator)/.*")) {
      refusals.databaseAway(response);
    } else {
      refusals.later(response);
      response.setContentType(MediaType.TEXT_HTML_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      response.getOutputStream().write(PAGE.getBytes(StandardCharsets.UTF_8));
    }
  }
}
