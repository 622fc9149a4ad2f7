package io.fairlead.platform.flight;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.scheduling.AttemptTokens;
import io.fairlead.platform.workspace.Access;
import io.fairlead.protocol.Protocol;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightServerMiddleware;
import org.apache.arrow.flight.ServerHeaderMiddleware;
import org.jspecify.annotations.Nullable;

/** Tells who calls, from the headers; refuses who can't be told. */
final class Callers {

  static final FlightServerMiddleware.Key<ServerHeaderMiddleware> HEADERS =
      FlightServerMiddleware.Key.of("fairlead-headers");

  private static final String BEARER = "Bearer ";

  private final BiFunction<String, String, Optional<UUID>> agents;
  private final Function<String, Optional<AttemptKey>> attempts;
  private final Predicate<AttemptKey> running;
  private final BiFunction<String, String, Optional<Access>> people;

  /**
   * @param agents the id of an agent's token that came from an address
   * @param attempts what an attempt's token says, unless it is expired
   * @param running whether that attempt runs and no newer one has taken its place
   * @param people the access that a personal token gives that came from an address
   */
  Callers(
      BiFunction<String, String, Optional<UUID>> agents,
      Function<String, Optional<AttemptKey>> attempts,
      Predicate<AttemptKey> running,
      BiFunction<String, String, Optional<Access>> people) {
    this.agents = agents;
    this.attempts = attempts;
    this.running = running;
    this.people = people;
  }

  /** The id of the agent's token. */
  UUID requireAgent(CallContext call) {
    CallHeaders headers = spoken(call);
    return agents
        .apply(token(headers), CallAddress.of(call))
        .orElseThrow(() -> unauthenticated("This needs the token of an agent."));
  }

  /** An attempt that runs. */
  AttemptKey requireAttempt(CallContext call) {
    return running(signedAttempt(call));
  }

  /** What the token says; for streams whose every commit looks whether the attempt runs. */
  AttemptKey signedAttempt(CallContext call) {
    CallHeaders headers = spoken(call);
    return attempts
        .apply(token(headers))
        .orElseThrow(
            () -> unauthenticated("This needs the token of an attempt, not an expired one."));
  }

  /** A reader: an attempt, or a person, whose client need not know our protocol. */
  Caller requireReader(CallContext call) {
    CallHeaders headers = headers(call);
    String token = token(headers);
    Optional<AttemptKey> attempt = attempts.apply(token);
    if (attempt.isPresent()) {
      spoken(call);
      return new Caller.Attempt(running(attempt.get()));
    }
    if (token.startsWith(AttemptTokens.PREFIX)) { // one that is over, and no guess
      throw unauthenticated(
          "This token reads nothing: an attempt's ends with it, an agent's doesn't read.");
    }
    return people
        .apply(token, CallAddress.of(call))
        .map(Caller.Person::new)
        .orElseThrow(
            () -> unauthenticated("This token is unknown, expired or revoked: make a new one."));
  }

  /** Refuses an attempt that is over. */
  AttemptKey running(AttemptKey attempt) {
    if (!running.test(attempt)) {
      throw CallStatus.UNAUTHORIZED
          .withDescription("This attempt is over: nothing more is taken from it.")
          .toRuntimeException();
    }
    return attempt;
  }

  private static CallHeaders spoken(CallContext call) {
    CallHeaders headers = headers(call);
    String version = headers.get(Protocol.VERSION_HEADER);
    if (!String.valueOf(Protocol.VERSION).equals(version)) {
      throw CallStatus.INVALID_ARGUMENT
          .withDescription(
              "This platform speaks protocol %d, the caller %s: install the agent of the platform's release."
                  .formatted(Protocol.VERSION, version == null ? "does not say which" : version))
          .toRuntimeException();
    }
    return headers;
  }

  private static CallHeaders headers(CallContext call) {
    return call.getMiddleware(HEADERS).headers();
  }

  private static String token(CallHeaders headers) {
    @Nullable String authorization = headers.get(Protocol.TOKEN_HEADER);
    if (authorization == null || !authorization.startsWith(BEARER)) {
      throw unauthenticated("Send a token in the header 'authorization: Bearer <token>'.");
    }
    return authorization.substring(BEARER.length());
  }

  private static FlightRuntimeException unauthenticated(String wayOut) {
    return CallStatus.UNAUTHENTICATED.withDescription(wayOut).toRuntimeException();
  }
}
