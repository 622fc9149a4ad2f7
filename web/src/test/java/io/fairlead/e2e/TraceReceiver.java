package io.fairlead.e2e;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What OTLP over HTTP is sent to, in place of a tracing back-end. */
final class TraceReceiver implements AutoCloseable {

  private final HttpServer server;
  private final List<Told> spans = new CopyOnWriteArrayList<>();

  /**
   * A span that came.
   *
   * @param parent empty for the first of a trace
   */
  record Told(
      String trace,
      String id,
      String parent,
      String service,
      String name,
      String kind,
      long start,
      long end,
      boolean failed,
      Map<String, String> attributes) {}

  TraceReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/v1/traces",
        exchange -> {
          try (exchange) {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                .getResourceSpansList()
                .forEach(this::receive);
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** All that came of a trace. */
  List<Told> of(String trace) {
    return spans.stream().filter(each -> each.trace().equals(trace)).toList();
  }

  /** All that came. */
  List<Told> all() {
    return List.copyOf(spans);
  }

  private void receive(ResourceSpans group) {
    String service =
        strings(group.getResource().getAttributesList()).getOrDefault("service.name", "");
    for (ScopeSpans scope : group.getScopeSpansList()) {
      for (Span span : scope.getSpansList()) {
        spans.add(
            new Told(
                HexFormat.of().formatHex(span.getTraceId().toByteArray()),
                HexFormat.of().formatHex(span.getSpanId().toByteArray()),
                HexFormat.of().formatHex(span.getParentSpanId().toByteArray()),
                service,
                span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                strings(span.getAttributesList())));
      }
    }
  }

  private static Map<String, String> strings(List<KeyValue> attributes) {
    return attributes.stream()
        .collect(Collectors.toMap(KeyValue::getKey, it -> it.getValue().getStringValue()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
