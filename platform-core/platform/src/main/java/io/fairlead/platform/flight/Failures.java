package io.fairlead.platform.flight;

import io.fairlead.platform.content.ContentUnavailable;
import io.fairlead.platform.metrics.StreamRefused;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.scheduling.NameTaken;
import io.fairlead.platform.storage.Interruptions;
import io.fairlead.platform.workspace.HeldBack;
import io.fairlead.platform.workspace.IssuerAway;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.memory.OutOfMemoryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a caller learns of a failure: their own mistakes in full, of anything else an id. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static FlightRuntimeException of(Throwable failure) {
    return switch (failure) {
      case FlightRuntimeException ours -> ours;
      case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
      case StreamRefused refused -> status(refused).toRuntimeException();
      case InvalidInput mistake -> refused(CallStatus.INVALID_ARGUMENT, mistake);
      case NameTaken taken -> refused(CallStatus.ALREADY_EXISTS, taken);
      case Conflict conflict -> refused(CallStatus.INVALID_ARGUMENT, conflict);
      case IssuerAway away -> refused(CallStatus.UNAVAILABLE, away);
      case HeldBack held ->
          CallStatus.RESOURCE_EXHAUSTED
              .withDescription(held.getMessage() + " " + held.wayOut())
              .toRuntimeException();
      case NotFound missing -> refused(CallStatus.NOT_FOUND, missing);
      case ContentUnavailable damaged ->
          CallStatus.INTERNAL.withDescription(damaged.getMessage()).toRuntimeException();
      case UncheckedIOException wrapped when wrapped.getCause() instanceof ContentUnavailable ->
          of(wrapped.getCause());
      case OutOfMemoryException full ->
          CallStatus.RESOURCE_EXHAUSTED
              .withDescription("The platform has too much in flight; send this again later.")
              .toRuntimeException();
      default -> unexpected(failure);
    };
  }

  static FlightRuntimeException malformed(String message) {
    return CallStatus.INVALID_ARGUMENT.withDescription(message).toRuntimeException();
  }

  static FlightRuntimeException malformed(IllegalArgumentException why) {
    return malformed(String.valueOf(why.getMessage()));
  }

  private static CallStatus status(StreamRefused refused) {
    CallStatus status =
        switch (refused.reason()) {
          case MALFORMED -> CallStatus.INVALID_ARGUMENT;
          case ENDED -> CallStatus.UNAUTHORIZED;
          case UNKNOWN_ENVIRONMENT -> CallStatus.NOT_FOUND;
          case UNAVAILABLE -> CallStatus.UNAVAILABLE;
        };
    return status.withDescription(refused.getMessage());
  }

  private static FlightRuntimeException refused(CallStatus status, RuntimeException why) {
    return status.withDescription(why.getMessage()).toRuntimeException();
  }

  private static FlightRuntimeException unexpected(Throwable failure) {
    if (Interruptions.isOne(failure)) {
      LOG.warn("A call failed because the database is away: {}", failure.toString());
      return CallStatus.UNAVAILABLE
          .withDescription("The platform's database is away; try again later.")
          .toRuntimeException();
    }
    UUID id = UUID.randomUUID();
    LOG.error("A call failed unexpectedly, id {}", id, failure);
    return CallStatus.INTERNAL
        .withDescription("The platform failed; its log says why under " + id + ".")
        .toRuntimeException();
  }
}
