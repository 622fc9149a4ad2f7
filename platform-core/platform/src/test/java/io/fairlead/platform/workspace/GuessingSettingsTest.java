package io.fairlead.platform.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GuessingSettingsTest {

  private static GuessingSettings bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("fairlead.sign-in.guesses", GuessingSettings.class);
  }

  @Test
  void aFewGuessesAreFree() {
    assertThat(bound(Map.of())).isEqualTo(new GuessingSettings(5, 50));
  }

  @Test
  void isMappedByName() {
    assertThat(
            bound(
                Map.of(
                    "fairlead.sign-in.guesses.by-account", "3",
                    "fairlead.sign-in.guesses.by-address", "9")))
        .isEqualTo(new GuessingSettings(3, 9));
  }

  @Test
  void oneIsTheLeast() {
    assertThatThrownBy(() -> new GuessingSettings(0, 1)).hasMessageContaining("by-account");
    assertThatThrownBy(() -> new GuessingSettings(1, 0)).hasMessageContaining("not 1 and 0");
  }
}
