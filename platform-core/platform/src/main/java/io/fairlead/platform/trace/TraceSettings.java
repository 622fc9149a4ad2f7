package io.fairlead.platform.trace;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go, under {@code fairlead.traces}.
 *
 * @param endpoint of a receiver that speaks OTLP over HTTP, such as {@code http://tempo:4318};
 *     without it nothing is traced
 * @param link the address at which a back-end shows the trace {@code {trace}}; without it pages
 *     show the id alone
 * @param trials of how many trials of each study is told, the first ones: back-ends refuse traces
 *     that grow without end
 */
@ConfigurationProperties("fairlead.traces")
public record TraceSettings(
    @Nullable URI endpoint, @Nullable String link, @DefaultValue("500") int trials) {

  private static final String PLACE = "{trace}";

  public TraceSettings {
    endpoint = endpoint == null || endpoint.toString().isBlank() ? null : complete(endpoint);
    link = link == null || link.isBlank() ? null : link.strip();
    if (link != null && !(link.matches("https?://\\S+") && link.contains(PLACE))) {
      throw new TracesRefused(
          "fairlead.traces.link is the http or https address of a page of one trace, with %s in the place of its id, not '%s'."
              .formatted(PLACE, link));
    }
    if (trials < 0) {
      throw new TracesRefused(
          "fairlead.traces.trials is how many trials of a study are traced, at least 0, not %d."
              .formatted(trials));
    }
  }

  /** OTLP's own path, where only a host is named. */
  private static URI complete(URI endpoint) {
    boolean web = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
    if (!web || endpoint.getHost() == null) {
      throw new TracesRefused(
          "fairlead.traces.endpoint is the http or https address of an OTLP receiver, such as http://tempo:4318, not '%s'."
              .formatted(endpoint));
    }
    String path = endpoint.getPath();
    return path.isEmpty() || path.equals("/") ? endpoint.resolve("/v1/traces") : endpoint;
  }

  @Nullable String linkTo(String trace) {
    return link == null ? null : link.replace(PLACE, trace);
  }
}
