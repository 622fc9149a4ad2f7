package io.fairlead.web.security;

import io.fairlead.platform.workspace.HeldBack;
import io.fairlead.platform.workspace.IssuerAway;
import io.fairlead.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says no to scripts in the words of all other errors. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final JsonMapper json;

  Refusals(JsonMapper json) {
    this.json = json;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"fairlead\"");
    write(
        response,
        HttpStatus.UNAUTHORIZED,
        new Problem(
            "Authorization",
            "A personal access token is needed that is known, not expired and not revoked.",
            request.getHeader(HttpHeaders.AUTHORIZATION) == null ? null : "a token, not shown here",
            "Send 'Authorization: Bearer TOKEN' with a token of yours."));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException {
    write(response, HttpStatus.FORBIDDEN, Problem.notPermitted(cause));
  }

  /** When nothing can be looked up or stored just now. */
  void databaseAway(HttpServletResponse response) throws IOException {
    later(response);
    write(
        response,
        HttpStatus.SERVICE_UNAVAILABLE,
        new Problem(
            "request",
            "The platform's database doesn't answer; whether this was done is unknown.",
            null,
            "Try again in a moment, a POST with its Idempotency-Key."));
  }

  void later(HttpServletResponse response) {
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, "10");
  }

  /** When the token can't be checked just now. */
  void unavailable(HttpServletResponse response, IssuerAway cause) throws IOException {
    later(response);
    write(
        response,
        HttpStatus.SERVICE_UNAVAILABLE,
        new Problem(
            "Authorization",
            "Your organisation's tokens are checked with keys that its sign-in gives out.",
            null,
            String.valueOf(cause.getMessage())));
  }

  /** When too much was guessed wrong. */
  void heldBack(HttpServletResponse response, HeldBack cause) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(cause.seconds()));
    write(
        response,
        HttpStatus.TOO_MANY_REQUESTS,
        new Problem("Authorization", String.valueOf(cause.getMessage()), null, cause.wayOut()));
  }

  /** When a token that is for looking alone would change something. */
  void readOnly(HttpServletResponse response, String method) throws IOException {
    write(
        response,
        HttpStatus.FORBIDDEN,
        new Problem(
            "Authorization",
            "This token only reads, with GET.",
            method,
            "Use one that may do all you may; make it on the page Access tokens."));
  }

  private void write(HttpServletResponse response, HttpStatus status, Problem problem)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem.detail(status));
  }
}
