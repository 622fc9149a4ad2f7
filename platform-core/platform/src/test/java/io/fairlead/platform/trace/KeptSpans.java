package io.fairlead.platform.trace;

import io.fairlead.protocol.trace.Span;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What would have been sent to a back-end. */
public final class KeptSpans implements SpanExport {

  private final List<Span> spans = new CopyOnWriteArrayList<>();

  /** Traces of so many trials a study that end here. */
  public Traces traces(int trials, Clock clock) {
    return new Traces(new TraceSettings(null, null, trials), this, clock);
  }

  /** All of that name. */
  public List<Span> named(String name) {
    return spans.stream().filter(each -> each.name().equals(name)).toList();
  }

  public List<Span> all() {
    return List.copyOf(spans);
  }

  @Override
  public void accept(Span span) {
    spans.add(span);
  }

  @Override
  public void close() {}
}
