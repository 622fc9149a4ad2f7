package io.fairlead.platform.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ContentSettingsTest {

  @TempDir Path folder = Path.of("");

  private static ContentSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("fairlead.content", ContentSettings.class);
  }

  @Test
  void nothingNeedsToBeSet() {
    assertThat(bind(Map.of()))
        .isEqualTo(new ContentSettings(null, null, Duration.ofDays(365), null, null));
  }

  @Test
  void everythingCanBeSetAndNoSecretIsShown() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "hidden\n");
    ContentSettings settings =
        bind(
            Map.of(
                "fairlead.content.master-key-file", "/keys/master",
                "fairlead.content.data-key-age", "30d",
                "fairlead.content.s3.endpoint", "https://s3.example.org",
                "fairlead.content.s3.region", "eu-central-1",
                "fairlead.content.s3.bucket", "fairlead",
                "fairlead.content.s3.prefix", "prod/",
                "fairlead.content.s3.access-key", "me",
                "fairlead.content.s3.secret-key-file", secret.toString()));
    ContentSettings.S3 s3 =
        new ContentSettings.S3(
            URI.create("https://s3.example.org"),
            "eu-central-1",
            "fairlead",
            "prod/",
            "me",
            null,
            secret);
    assertThat(settings)
        .isEqualTo(
            new ContentSettings(null, Path.of("/keys/master"), Duration.ofDays(30), null, s3));
    assertThat(s3.secret()).isEqualTo("hidden");
    assertThat(bind(Map.of("fairlead.content.master-key", "hidden")).toString())
        .doesNotContain("hidden");
    assertThat(settings.toString()).doesNotContain("hidden").contains("fairlead");
  }

  @Test
  void whatContradictsItselfIsRefused() {
    refused(Map.of("master-key", "a", "master-key-file", "b"), "both given");
    refused(Map.of("folder", "/shared", "s3.bucket", "b"), "both given");
    refused(Map.of("s3.region", "r"), "bucket is needed");
    refused(Map.of("s3.bucket", "b", "s3.access-key", "me"), "go together");
    refused(
        Map.of(
            "s3.bucket",
            "b",
            "s3.access-key",
            "me",
            "s3.secret-key",
            "x",
            "s3.secret-key-file",
            "y"),
        "both given");
    refused(Map.of("data-key-age", "-1d"), "length of time");
  }

  private static void refused(Map<String, String> settings, String why) {
    Map<String, String> named = new java.util.HashMap<>();
    settings.forEach((name, value) -> named.put("fairlead.content." + name, value));
    assertThatThrownBy(() -> bind(named)).rootCause().hasMessageContaining(why);
  }
}
