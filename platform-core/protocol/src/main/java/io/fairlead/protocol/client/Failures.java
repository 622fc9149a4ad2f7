package io.fairlead.protocol.client;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLException;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.jspecify.annotations.Nullable;

/** Says in the client's words what a failed call means. */
final class Failures {

  private Failures() {}

  static PlatformException of(Throwable cause) {
    if (cause instanceof PlatformException known) {
      return known;
    }
    if (!(cause instanceof FlightRuntimeException failure)) {
      return new PlatformUnavailableException(
          "The connection to the platform broke: " + cause, cause);
    }
    String distrust = distrust(failure);
    if (distrust != null) {
      return new PlatformUnavailableException(
          "There is no trusted connection to the platform: %s. Look at the CA and the name that are expected of it, and at the client's certificate if it asks for one."
              .formatted(distrust),
          cause);
    }
    FlightStatusCode code = failure.status().code();
    String message = "The platform answered %s: %s".formatted(code, failure.status().description());
    return switch (code) {
      case UNAUTHORIZED -> new LeaseLostException(message, cause);
      case UNAUTHENTICATED, INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, UNIMPLEMENTED ->
          new RefusedException(code, message, cause);
      case OK, UNKNOWN, INTERNAL, TIMED_OUT, CANCELLED, UNAVAILABLE, RESOURCE_EXHAUSTED ->
          new PlatformUnavailableException(message, cause);
    };
  }

  /** What was wrong with a certificate or with TLS, in the words of whoever refused it. */
  private static @Nullable String distrust(Throwable failure) {
    @Nullable String why = null;
    for (Throwable each = failure.getCause(); each != null; each = each.getCause()) {
      if (each instanceof SSLException || each instanceof CertificateException || why != null) {
        String said =
            each.getMessage() == null ? each.getClass().getSimpleName() : each.getMessage();
        why = each instanceof CertificateExpiredException ? "a certificate expired, " + said : said;
      }
    }
    return why;
  }
}
