package io.fairlead.web.rest;

import io.fairlead.platform.content.ContentUnavailable;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.problem.NotPermitted;
import io.fairlead.platform.storage.Interruptions;
import io.fairlead.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever goes wrong into the one form of errors. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Errors {

  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  /** Of SQL: a character that isn't in the repertoire, or that can't be translated. */
  private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");

  private final RightsFirst rights;

  Errors(RightsFirst rights) {
    this.rights = rights;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> handle(
      Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    if (!request.getRequestURI().matches("/(api|v3)/.*")) {
      throw failure; // a page's, which has its own way to show it
    }
    if (Interruptions.isOne(failure)) {
      throw failure; // said by the filter that says it for all
    }
    if (failure instanceof HttpMediaTypeNotSupportedException type
        && !type.getSupportedMediaTypes().isEmpty()) {
      try {
        rights.require(request, response, type.getSupportedMediaTypes().getFirst());
      } catch (NotFound | NotPermitted | AccessDeniedException refused) {
        return answer(refused, request);
      }
    }
    return answer(failure, request);
  }

  private static ResponseEntity<ProblemDetail> answer(Exception failure, HttpServletRequest request)
      throws AuthenticationException {
    return switch (failure) {
      case InvalidInput mistake -> answer(HttpStatus.BAD_REQUEST, Problem.of(mistake));
      case KeyReused reused -> answer(HttpStatus.UNPROCESSABLE_CONTENT, reused.problem());
      case NotFound none -> answer(HttpStatus.NOT_FOUND, notFound(none.getMessage(), request));
      case NoResourceFoundException none ->
          answer(HttpStatus.NOT_FOUND, notFound("There is no such route.", request));
      case Conflict conflict ->
          answer(
              HttpStatus.CONFLICT,
              new Problem(
                  "state",
                  text(conflict.getMessage()),
                  null,
                  "Look at its state and ask for what that state allows."));
      case Body.TooLarge large ->
          answer(HttpStatus.CONTENT_TOO_LARGE, tooLarge(text(large.getMessage())));
      case MaxUploadSizeExceededException large ->
          answer(HttpStatus.CONTENT_TOO_LARGE, tooLarge("The upload is larger than allowed."));
      case NotPermitted denied -> answer(HttpStatus.FORBIDDEN, Problem.notPermitted(denied));
      case AccessDeniedException denied ->
          answer(HttpStatus.FORBIDDEN, Problem.notPermitted(denied));
      case AuthenticationException unknown -> throw unknown; // the filter chain's words
      case MethodArgumentTypeMismatchException wrong ->
          answer(
              HttpStatus.BAD_REQUEST,
              new Problem(
                  wrong.getName(),
                  "The value must be %s."
                      .formatted(
                          wrong.getRequiredType() == int.class
                              ? "a whole number"
                              : "of another type"),
                  String.valueOf(wrong.getValue()),
                  "See /v3/api-docs."));
      case ErrorResponse known -> answerKnown(failure, known, request);
      case MultipartException malformed ->
          answer(
              HttpStatus.BAD_REQUEST,
              new Problem(
                  "body",
                  "The body must be well-formed multipart/form-data.",
                  null,
                  "Send the file as the part 'file'."));
      case ContentUnavailable damaged -> unavailable(damaged);
      case UncheckedIOException wrapped
          when wrapped.getCause() instanceof ContentUnavailable damaged ->
          unavailable(damaged);
      case Exception refused when isUnstorable(refused) ->
          answer(
              HttpStatus.BAD_REQUEST,
              new Problem(
                  "text",
                  "A text has no NUL character (U+0000).",
                  null,
                  "Leave that character out."));
      default -> {
        LOG.error("A request to {} failed", request.getRequestURI(), failure);
        yield answer(
            HttpStatus.INTERNAL_SERVER_ERROR,
            new Problem(
                "request",
                "The platform failed; the fault is ours.",
                null,
                "Try again; if it happens again, tell who runs this platform the time of day."));
      }
    };
  }

  /** PostgreSQL's text, and that in its JSON, holds all characters but one. */
  private static boolean isUnstorable(Exception failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException refused
          && UNSTORABLE.contains(String.valueOf(refused.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  private static ResponseEntity<ProblemDetail> unavailable(ContentUnavailable damaged) {
    LOG.error("{}", damaged.getMessage());
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR,
        new Problem(
            "content",
            text(damaged.getMessage()),
            null,
            "Tell who runs this platform; the log has it, too."));
  }

  private static ResponseEntity<ProblemDetail> answerKnown(
      Exception failure, ErrorResponse known, HttpServletRequest request) {
    Problem problem =
        switch (failure) {
          case HttpRequestMethodNotSupportedException method ->
              new Problem(
                  "method",
                  "This route doesn't take that method.",
                  method.getMethod(),
                  "Use one of " + method.getSupportedHttpMethods() + ".");
          case HttpMediaTypeNotSupportedException type ->
              new Problem(
                  "Content-Type",
                  "This route doesn't take that type of body.",
                  type.getContentType() == null ? null : type.getContentType().toString(),
                  "Use one of " + type.getSupportedMediaTypes() + ".");
          case HttpMediaTypeNotAcceptableException type ->
              new Problem(
                  "Accept",
                  "This route can't answer in that type.",
                  request.getHeader(HttpHeaders.ACCEPT),
                  type.getSupportedMediaTypes().isEmpty()
                      ? "Accept application/json or */*."
                      : "Accept one of " + type.getSupportedMediaTypes() + ".");
          case MissingServletRequestParameterException missing ->
              new Problem(
                  missing.getParameterName(), "This parameter is required.", null, "Add it.");
          case MissingServletRequestPartException missing ->
              new Problem(
                  missing.getRequestPartName(),
                  "This part is required.",
                  null,
                  "Add it to the multipart/form-data.");
          default ->
              new Problem("request", text(known.getBody().getDetail()), null, "See /v3/api-docs.");
        };
    return answer(known.getStatusCode(), known.getHeaders(), problem);
  }

  private static Problem notFound(@Nullable String what, HttpServletRequest request) {
    return new Problem(
        "path",
        text(what),
        request.getRequestURI(),
        "Check the name or id, and that you have a role in its workspace.");
  }

  private static Problem tooLarge(String rule) {
    return new Problem("body", rule, null, "Send less.");
  }

  private static String text(@Nullable String message) {
    return message == null ? "The request can't be served." : message;
  }

  private static ResponseEntity<ProblemDetail> answer(HttpStatusCode status, Problem problem) {
    return answer(status, HttpHeaders.EMPTY, problem);
  }

  private static ResponseEntity<ProblemDetail> answer(
      HttpStatusCode status, HttpHeaders headers, Problem problem) {
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.detail(status));
  }
}
