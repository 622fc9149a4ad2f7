package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SchedulingSettingsTest {

  private static SchedulingSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("fairlead.scheduling", SchedulingSettings.class);
  }

  @Test
  void defaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new SchedulingSettings(
                Duration.ofSeconds(15),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofMinutes(30),
                Duration.ofMinutes(15),
                Duration.ofMillis(500),
                true));
  }

  @Test
  void names() {
    SchedulingSettings settings =
        bind(
            Map.of(
                "fairlead.scheduling.lease-time", "60s",
                "fairlead.scheduling.heartbeat", "4s",
                "fairlead.scheduling.grace", "5s",
                "fairlead.scheduling.silence", "20m",
                "fairlead.scheduling.token-time", "6m",
                "fairlead.scheduling.tick", "7ms",
                "fairlead.scheduling.automatic", "false"));
    assertThat(settings)
        .isEqualTo(
            new SchedulingSettings(
                Duration.ofSeconds(60),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofMinutes(20),
                Duration.ofMinutes(6),
                Duration.ofMillis(7),
                false));
  }

  @Test
  void aLeaseOutlivesAMissedHeartbeat() {
    assertThatThrownBy(() -> bind(Map.of("fairlead.scheduling.lease-time", "5s")))
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .hasStackTraceContaining("PT5S");
  }
}
