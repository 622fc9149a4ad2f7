package io.fairlead.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that no page sends, before anything reads them into memory: Vaadin would, whoever
 * sends them. What a browser sends says how long it is. Uploads have limits of their own.
 */
final class PageBodies extends OncePerRequestFilter {

  static final int MOST_BYTES = 4 << 20;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getServletPath().startsWith("/VAADIN/dynamic/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      refuse(response, HttpStatus.LENGTH_REQUIRED, "Say how long the body is (Content-Length).");
    } else if (request.getContentLengthLong() > MOST_BYTES) {
      refuse(
          response,
          HttpStatus.CONTENT_TOO_LARGE,
          "A page sends at most %d bytes at once.".formatted(MOST_BYTES));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void refuse(HttpServletResponse response, HttpStatus status, String why)
      throws IOException {
    response.setStatus(status.value());
    response.setHeader(HttpHeaders.CONNECTION, "close");
    response.setContentType("text/plain");
    response.getWriter().println(why);
  }
}
