package io.fairlead.platform.trace;

import io.fairlead.protocol.trace.Span;
import io.fairlead.protocol.trace.TraceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Traces of studies: from what somebody did that started one, over its trials, to the processes
 * that train. A study keeps the id of its trace, since whoever works on it later may be another
 * process. Without a back-end all of this does nothing.
 */
public final class Traces implements AutoCloseable {

  private static final ScopedValue<Origin> ORIGIN = ScopedValue.newInstance();

  private final TraceSettings settings;
  private final @Nullable SpanExport export;
  private final Clock clock;

  /** Tells the back-end that the settings name, if they do. */
  public Traces(TraceSettings settings, Clock clock) {
    this(settings, settings.endpoint() == null ? null : new OtlpExport(settings.endpoint()), clock);
  }

  Traces(TraceSettings settings, @Nullable SpanExport export, Clock clock) {
    this.settings = settings;
    this.export = export;
    this.clock = clock;
  }

  /**
   * Does what may start a study: a trace begins with it or, where {@code traceparent} is one, goes
   * on.
   *
   * @param name what somebody did, asked for afterwards
   * @param traceparent as W3C has it; null when nobody gave one
   */
  public <T, X extends Throwable> T during(
      Supplier<String> name, @Nullable String traceparent, ScopedValue.CallableOp<T, X> work)
      throws X {
    SpanExport to = export;
    if (to == null) {
      return work.call();
    }
    Origin origin = new Origin(TraceContext.parse(traceparent), clock.instant());
    boolean done = false;
    try {
      T result = ScopedValue.where(ORIGIN, origin).call(work);
      done = true;
      return result;
    } finally {
      origin.end(name, !done, clock.instant()).ifPresent(to);
    }
  }

  /** What a click on a button does that may start a study: a trace begins with it. */
  public void clicked(String button, Runnable action) {
    during(
        () -> "click " + button,
        null,
        () -> {
          action.run();
          return true;
        });
  }

  /** The trace of a study that is about to be stored; null when it has none. */
  public @Nullable String begin(UUID study) {
    if (export == null) {
      return null;
    }
    return ORIGIN.isBound() ? ORIGIN.get().trace(study) : TraceContext.traceOf(study);
  }

  /** Tells, once the transaction is committed, that a study was accepted. */
  public void submitted(
      @Nullable String trace, UUID study, Instant since, Map<String, String> attributes) {
    if (trace != null) {
      committed(
          new Span(
              trace,
              TraceContext.spanOf(study),
              ORIGIN.isBound() ? ORIGIN.get().span() : null,
              Span.PLATFORM,
              Span.Kind.INTERNAL,
              "submit study",
              since,
              since,
              false,
              attributes));
    }
  }

  /** Whether a trial of a study with this trace is told of. */
  public boolean tellsOf(@Nullable String trace, int trial) {
    return trace != null && export != null && trial < settings.trials();
  }

  /** Tells of something whose end is that the current transaction is committed. */
  public void committed(Span span) {
    afterwards(() -> List.of(span.until(clock.instant())));
  }

  /** Tells of what is over, once the current transaction is committed. */
  public void tell(List<Span> spans) {
    afterwards(() -> spans);
  }

  /** What never happened nobody is told of. */
  private void afterwards(Supplier<List<Span>> spans) {
    SpanExport to = export;
    if (to == null) {
      return;
    }
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      spans.get().forEach(to);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            spans.get().forEach(to);
          }
        });
  }

  /** The address of a page that shows a trace, where the settings name one. */
  public Optional<String> link(String trace) {
    return Optional.ofNullable(settings.linkTo(trace));
  }

  @Override
  public void close() {
    if (export != null) {
      export.close();
    }
  }
}
