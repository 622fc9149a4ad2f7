package io.fairlead.platform.trace;

import io.fairlead.platform.log.LogIds;
import io.fairlead.platform.storage.Ids;
import io.fairlead.protocol.trace.Span;
import io.fairlead.protocol.trace.ThisProcess;
import io.fairlead.protocol.trace.TraceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What somebody does that may start a study: only if it does, anybody is told of it. */
final class Origin {

  private final Optional<TraceContext> caller;
  private final Instant start;
  private final String span = TraceContext.spanOf(Ids.next());
  private @Nullable String trace;
  private @Nullable LogIds lines;

  Origin(Optional<TraceContext> caller, Instant start) {
    this.caller = caller;
    this.start = start;
  }

  /** The caller's trace or, without one, that of the first study. Null when theirs isn't wanted. */
  @Nullable String trace(UUID study) {
    if (caller.isPresent() && !caller.get().sampled()) {
      return null;
    }
    String known = trace;
    if (known == null) {
      known = caller.map(TraceContext::trace).orElseGet(() -> TraceContext.traceOf(study));
      trace = known;
      lines = LogIds.trace(known);
    }
    return known;
  }

  String span() {
    return span;
  }

  /** It is done; empty when it is no part of a trace. */
  Optional<Span> end(Supplier<String> name, boolean failed, Instant now) {
    if (lines != null) {
      lines.close();
    }
    return Optional.ofNullable(trace)
        .map(
            known ->
                new Span(
                    known,
                    span,
                    caller.map(TraceContext::span).orElse(null),
                    Span.PLATFORM,
                    Span.Kind.SERVER,
                    name.get(),
                    start,
                    now,
                    failed,
                    ThisProcess.attributes()));
  }
}
