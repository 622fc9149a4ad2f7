package io.fairlead.web.problem;

import io.fairlead.platform.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * What is wrong with a request, in the four parts that every error has.
 *
 * @param field what was wrong, as a path
 * @param rule the rule that was broken, as a sentence
 * @param value what was given, null when nothing was
 * @param wayOut what to do instead, as a sentence
 */
public record Problem(String field, String rule, @Nullable String value, String wayOut) {

  public static Problem of(InvalidInput mistake) {
    return new Problem(mistake.field(), mistake.rule(), mistake.value(), mistake.wayOut());
  }

  /** The person is known, but their roles don't allow it. */
  public static Problem notPermitted(Exception cause) {
    String rule = cause.getMessage();
    return new Problem(
        "Authorization",
        rule == null || rule.equals("Access Denied")
            ? "This needs a role that you don't hold."
            : rule,
        null,
        "Ask an admin for the role.");
  }

  /** As RFC 9457 writes it. */
  public ProblemDetail detail(HttpStatusCode status) {
    ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, rule + " " + wayOut);
    detail.setProperty("field", field);
    detail.setProperty("rule", rule);
    detail.setProperty("value", value);
    detail.setProperty("wayOut", wayOut);
    return detail;
  }
}
