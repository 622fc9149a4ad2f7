package io.fairlead.platform.trace;

import io.fairlead.protocol.trace.Span;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * OpenTelemetry's exporter, on a thread of its own, in batches. What can't be sent for long, or
 * comes faster than it goes, is dropped.
 */
final class OtlpExport implements SpanExport {

  private static final int MOST_WAITING = 16_384;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final long CLOSES_WITHIN_SECONDS = 2;

  private final BatchSpanProcessor batches;

  OtlpExport(URI endpoint) {
    batches =
        BatchSpanProcessor.builder(
                OtlpHttpSpanExporter.builder().setEndpoint(endpoint.toString()).build())
            .setMaxQueueSize(MOST_WAITING)
            .setScheduleDelay(PAUSE)
            .build();
  }

  @Override
  public void accept(Span span) {
    batches.onEnd(new ToldSpan(span));
  }

  @Override
  public void close() {
    batches.shutdown().join(CLOSES_WITHIN_SECONDS, TimeUnit.SECONDS);
  }
}
