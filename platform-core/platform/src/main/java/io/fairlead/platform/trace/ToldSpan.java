package io.fairlead.platform.trace;

import io.fairlead.protocol.trace.Span;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One of our spans as OpenTelemetry's exporter takes it. Its own can't be made of something that
 * another process began.
 */
final class ToldSpan implements ReadableSpan, SpanData {

  private static final InstrumentationScopeInfo SCOPE = InstrumentationScopeInfo.create("fairlead");
  private static final Map<String, Resource> RESOURCES = new ConcurrentHashMap<>();

  private final Span span;

  ToldSpan(Span span) {
    this.span = span;
  }

  private static long nanos(Instant moment) {
    return TimeUnit.SECONDS.toNanos(moment.getEpochSecond()) + moment.getNano();
  }

  @Override
  public SpanContext getSpanContext() {
    return SpanContext.create(
        span.trace(), span.id(), TraceFlags.getSampled(), TraceState.getDefault());
  }

  @Override
  public SpanContext getParentSpanContext() {
    String parent = span.parent();
    return parent == null
        ? SpanContext.getInvalid()
        : SpanContext.create(
            span.trace(), parent, TraceFlags.getSampled(), TraceState.getDefault());
  }

  @Override
  public String getParentSpanId() {
    String parent = span.parent();
    return parent == null ? SpanId.getInvalid() : parent;
  }

  @Override
  public String getName() {
    return span.name();
  }

  @Override
  public SpanKind getKind() {
    return SpanKind.valueOf(span.kind().name());
  }

  @Override
  public StatusData getStatus() {
    return span.failed() ? StatusData.error() : StatusData.unset();
  }

  @Override
  public long getStartEpochNanos() {
    return nanos(span.start());
  }

  @Override
  public long getEndEpochNanos() {
    return nanos(span.end());
  }

  @Override
  public long getLatencyNanos() {
    return getEndEpochNanos() - getStartEpochNanos();
  }

  @Override
  public Attributes getAttributes() {
    AttributesBuilder attributes = Attributes.builder();
    span.attributes().forEach(attributes::put);
    return attributes.build();
  }

  @Override
  public <T> @Nullable T getAttribute(AttributeKey<T> key) {
    return getAttributes().get(key);
  }

  @Override
  public Resource getResource() {
    return RESOURCES.computeIfAbsent(
        span.service(),
        name -> Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), name)));
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return SCOPE;
  }

  /** Before scopes there were libraries. */
  @Override
  @Deprecated
  @SuppressWarnings("InlineMeSuggester")
  public io.opentelemetry.sdk.common.InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
    return io.opentelemetry.sdk.common.InstrumentationLibraryInfo.create(SCOPE.getName(), null);
  }

  @Override
  public SpanData toSpanData() {
    return this;
  }

  @Override
  public List<EventData> getEvents() {
    return List.of();
  }

  @Override
  public List<LinkData> getLinks() {
    return List.of();
  }

  @Override
  public boolean hasEnded() {
    return true;
  }

  @Override
  public int getTotalRecordedEvents() {
    return 0;
  }

  @Override
  public int getTotalRecordedLinks() {
    return 0;
  }

  @Override
  public int getTotalAttributeCount() {
    return span.attributes().size();
  }
}
