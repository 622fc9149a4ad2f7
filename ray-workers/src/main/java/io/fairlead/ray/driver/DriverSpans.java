package io.fairlead.ray.driver;

import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.trace.Span;
import io.fairlead.protocol.trace.ThisProcess;
import io.fairlead.protocol.trace.TraceContext;
import io.fairlead.ray.agent.DriverSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What this driver tells of attempts that are part of a trace: that it held them, and of the first
 * how long the agent took to start it. It goes with their results; what the platform never gets is
 * told nobody.
 */
final class DriverSpans {

  private final DriverSettings settings;
  private final AtomicBoolean before = new AtomicBoolean();
  private final AtomicReference<Span> start = new AtomicReference<>();

  DriverSpans(DriverSettings settings) {
    this.settings = settings;
  }

  /** The attempts as its actors get them. */
  List<Assignment> leased(List<Assignment> attempts, Instant now) {
    boolean first = !before.getAndSet(true);
    if (attempts.stream().allMatch(each -> each.traceparent() == null)) {
      return attempts;
    }
    if (first) {
      attempts.stream()
          .flatMap(
              each ->
                  TraceContext.parse(each.traceparent()).map(at -> start(each, at, now)).stream())
          .findFirst()
          .ifPresent(start::set);
    }
    return attempts.stream().map(DriverSpans::begun).toList();
  }

  /** It was started because a trial waited. */
  private Span start(Assignment attempt, TraceContext at, Instant ready) {
    return new Span(
        at.trace(),
        random(),
        TraceContext.spanOf(attempt.trial()),
        Span.AGENT,
        Span.Kind.INTERNAL,
        "start driver",
        settings.started(),
        ready,
        false,
        Map.of(
            "fairlead.agent", settings.agent().toString(),
            "fairlead.driver", settings.driver().toString()));
  }

  private static Assignment begun(Assignment attempt) {
    return TraceContext.parse(attempt.traceparent())
        .map(lease -> attempt.within(new TraceContext(lease.trace(), random(), true)))
        .orElse(attempt);
  }

  /** The result of an attempt, which tells of what was done for it here. */
  Result ended(Held held, Result result, Instant now) {
    Assignment attempt = held.assignment();
    Optional<TraceContext> at = TraceContext.parse(attempt.traceparent());
    if (at.isEmpty()) {
      return result;
    }
    Map<String, String> attributes = new HashMap<>(ThisProcess.attributes());
    attributes.put("fairlead.attempt", attempt.attempt().toString());
    attributes.put("fairlead.driver", settings.driver().toString());
    attributes.put("fairlead.outcome", result.outcome().name());
    Span span =
        new Span(
            at.get().trace(),
            at.get().span(),
            TraceContext.spanOf(attempt.attempt()),
            Span.DRIVER,
            Span.Kind.CONSUMER,
            "attempt",
            held.given(),
            now,
            result.outcome() == Outcome.FAILED || result.outcome() == Outcome.ABANDONED,
            attributes);
    Span started = start.getAndSet(null);
    return result.telling(started == null ? List.of(span) : List.of(span, started));
  }

  private static String random() {
    return TraceContext.spanOf(UUID.randomUUID());
  }
}
