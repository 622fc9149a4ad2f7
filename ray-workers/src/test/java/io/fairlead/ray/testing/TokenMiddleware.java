package io.fairlead.ray.testing;

import io.fairlead.protocol.Protocol;
import java.util.Objects;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallInfo;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightServerMiddleware;
import org.apache.arrow.flight.RequestContext;

/** Reads the caller's token from the headers. */
record TokenMiddleware(String token) implements FlightServerMiddleware {

  static final Key<TokenMiddleware> KEY = Key.of("token");

  @Override
  public void onBeforeSendingHeaders(CallHeaders outgoingHeaders) {}

  @Override
  public void onCallCompleted(CallStatus status) {}

  @Override
  public void onCallErrored(Throwable failure) {}

  /** One for each call. */
  static final class Factory implements FlightServerMiddleware.Factory<TokenMiddleware> {

    @Override
    public TokenMiddleware onCallStarted(
        CallInfo info, CallHeaders headers, RequestContext context) {
      String version = headers.get(Protocol.VERSION_HEADER);
      if (!Integer.toString(Protocol.VERSION).equals(version)) {
        throw CallStatus.INVALID_ARGUMENT
            .withDescription("protocol " + version)
            .toRuntimeException();
      }
      String bearer = Objects.requireNonNull(headers.get(Protocol.TOKEN_HEADER));
      return new TokenMiddleware(bearer.substring("Bearer ".length()));
    }
  }
}
