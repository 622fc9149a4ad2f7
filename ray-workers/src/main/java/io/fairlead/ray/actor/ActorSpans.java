package io.fairlead.ray.actor;

import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.trace.Span;
import io.fairlead.protocol.trace.ThisProcess;
import io.fairlead.protocol.trace.TraceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What an actor tells of an attempt that is part of a trace; nothing of others. */
final class ActorSpans {

  /** A training that is judged and kept more often than this shows the first of it. */
  private static final int MOST = 32;

  private final @Nullable TraceContext parent;
  private final String id;
  private final Clock clock;
  private final Instant start;
  private final List<Span> parts = new ArrayList<>();

  private ActorSpans(@Nullable TraceContext parent, Clock clock) {
    this.parent = parent;
    this.id = parent == null ? "" : random();
    this.clock = clock;
    this.start = clock.instant();
  }

  static ActorSpans of(Assignment attempt, Clock clock) {
    return new ActorSpans(TraceContext.parse(attempt.traceparent()).orElse(null), clock);
  }

  /** Does a part of it. */
  <T> T during(String part, Callable<T> work) throws Exception {
    TraceContext within = parent;
    if (within == null || parts.size() == MOST) {
      return work.call();
    }
    Instant began = clock.instant();
    boolean done = false;
    try {
      T result = work.call();
      done = true;
      return result;
    } finally {
      parts.add(span(within, random(), id, part, began, !done, Map.of()));
    }
  }

  /** The result of the attempt, which tells of all this. */
  Result on(Result result) {
    TraceContext within = parent;
    if (within == null) {
      return result;
    }
    boolean failed = result.outcome() == Outcome.FAILED || result.outcome() == Outcome.ABANDONED;
    Map<String, String> attributes = new HashMap<>(ThisProcess.attributes());
    attributes.put("fairlead.attempt", result.attempt().toString());
    attributes.put("fairlead.outcome", result.outcome().name());
    attributes.put("fairlead.step", Long.toString(result.step()));
    List<Span> all = new ArrayList<>();
    all.add(span(within, id, within.span(), "train", start, failed, attributes));
    all.addAll(parts);
    return result.telling(all);
  }

  private static String random() {
    return TraceContext.spanOf(UUID.randomUUID());
  }

  private Span span(
      TraceContext within,
      String own,
      String of,
      String name,
      Instant from,
      boolean failed,
      Map<String, String> attributes) {
    return new Span(
        within.trace(),
        own,
        of,
        Span.ACTOR,
        Span.Kind.INTERNAL,
        name,
        from,
        clock.instant(),
        failed,
        attributes);
  }
}
