package io.fairlead.protocol.client;

import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;

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
}
