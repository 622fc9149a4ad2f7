package io.fairlead.platform.trace;

import io.fairlead.protocol.trace.Span;
import java.util.function.Consumer;

/** Where spans go; taking one neither waits nor fails. */
interface SpanExport extends Consumer<Span>, AutoCloseable {

  /** Sends what it has, for a moment. */
  @Override
  void close();
}
