package io.fairlead.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TraceSettingsTest {

  private static TraceSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("fairlead.traces", TraceSettings.class);
  }

  @Test
  void defaults() {
    assertThat(bind(Map.of())).isEqualTo(new TraceSettings(null, null, 500));
  }

  @Test
  void names() {
    TraceSettings settings =
        bind(
            Map.of(
                "fairlead.traces.endpoint", "https://collector/otlp",
                "fairlead.traces.link", "https://grafana/explore?id={trace}&org=1",
                "fairlead.traces.trials", "7"));
    assertThat(settings.endpoint()).isEqualTo(URI.create("https://collector/otlp"));
    assertThat(settings.linkTo("ab")).isEqualTo("https://grafana/explore?id=ab&org=1");
    assertThat(settings.trials()).isEqualTo(7);
  }

  @Test
  void aHostAloneGetsThePathThatReceiversHave() {
    for (String host : new String[] {"http://tempo:4318", "http://tempo:4318/"}) {
      assertThat(bind(Map.of("fairlead.traces.endpoint", host)).endpoint())
          .isEqualTo(URI.create("http://tempo:4318/v1/traces"));
    }
    assertThat(bind(Map.of("fairlead.traces.endpoint", "")).endpoint()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "endpoint, tempo:4317",
    "endpoint, grpc://tempo:4317",
    "link, https://tempo",
    "link, javascript:alert('{trace}')",
    "trials, -1"
  })
  void whatCantBeIsRefusedByItsValue(String name, String value) {
    assertThatThrownBy(() -> bind(Map.of("fairlead.traces." + name, value)))
        .hasRootCauseInstanceOf(TracesRefused.class)
        .hasStackTraceContaining("fairlead.traces." + name)
        .hasStackTraceContaining(value);
  }
}
