package io.fairlead.protocol.trace;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done for a study, from when until when. It says ids, numbers and states, and
 * never what a workspace keeps to itself.
 *
 * @param id of its own, 16 hexadecimal digits
 * @param parent the span that it was done for; null for the first of a trace
 * @param service which program did it, such as {@value #PLATFORM}
 * @param failed whether it came to nothing
 */
public record Span(
    String trace,
    String id,
    @Nullable String parent,
    String service,
    Kind kind,
    String name,
    Instant start,
    Instant end,
    boolean failed,
    Map<String, String> attributes) {

  public static final String PLATFORM = "fairlead";
  public static final String AGENT = "fairlead-agent";
  public static final String DRIVER = "fairlead-driver";
  public static final String ACTOR = "fairlead-actor";

  /** As OpenTelemetry names them. */
  public enum Kind {
    INTERNAL,
    SERVER,
    PRODUCER,
    CONSUMER
  }

  public Span {
    TraceContext at = new TraceContext(trace, id, true);
    if (parent != null && !TraceContext.isSpan(parent)) {
      throw new IllegalArgumentException(
          "A parent has 16 hexadecimal digits, not all of them 0; that of %s is '%s'."
              .formatted(at.traceparent(), parent));
    }
    attributes = Map.copyOf(attributes);
  }

  /** The same, which lasted until then. */
  public Span until(Instant later) {
    return new Span(trace, id, parent, service, kind, name, start, later, failed, attributes);
  }
}
