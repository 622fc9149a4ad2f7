package io.fairlead.protocol.client;

import org.apache.arrow.flight.FlightStatusCode;

/**
 * The platform refuses the call and would refuse it again: a wrong token, or a fault in the call.
 */
public final class RefusedException extends PlatformException {

  private static final long serialVersionUID = 1;

  private final FlightStatusCode code;

  RefusedException(FlightStatusCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Why: UNAUTHENTICATED, INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS or UNIMPLEMENTED. */
  public FlightStatusCode code() {
    return code;
  }
}
