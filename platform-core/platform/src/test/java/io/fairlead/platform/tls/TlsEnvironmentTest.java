package io.fairlead.platform.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class TlsEnvironmentTest {

  @TempDir Path folder;
  private TestAuthority authority;
  private TestAuthority.Issued issued;

  @BeforeEach
  void certificates() {
    authority = new TestAuthority(folder, "authority");
    issued = authority.issue("platform", "*.example.org", "127.0.0.1");
  }

  @Test
  void withoutSettingsNothingChanges() {
    ConfigurableEnvironment environment = processed(Map.of("server.address", "127.0.0.1"));
    assertThat(environment.getPropertySources().contains("fairlead-tls")).isFalse();
    assertThat(processed(Map.of("fairlead.tls.certificate", " ")).getProperty("server.ssl.bundle"))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "server.address, 0.0.0.0",
    "server.address, ''",
    "server.address, 192.0.2.7",
    "server.address, '::'",
    "fairlead.flight.host, 0.0.0.0"
  })
  void plainTextElsewhereIsRefusedWithTheWaysOut(String setting, String address) {
    refused(
        Map.of(setting, address), setting, "plain text", "fairlead.tls.certificate", "tls.proxies");
    processed(Map.of(setting, address, "fairlead.tls.proxies", "10.0.0.0/8"));
    processed(tls(Map.of(setting, address)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.9.9.9"})
  void plainTextIsSpokenOnThisMachine(String address) {
    processed(Map.of("server.address", address, "fairlead.flight.host", address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"everywhere", "10.0.0.0/33", "10.0.0.0/8,", "proxy.example.org", "::/129"})
  void whatIsNoProxysAddressOpensNothing(String proxies) {
    refused(
        Map.of("server.address", "0.0.0.0", "fairlead.tls.proxies", proxies),
        "fairlead.tls.proxies",
        "neither an address nor a network",
        "10.0.0.0/8");
    processed(Map.of("fairlead.tls.proxies", "10.0.0.0/8, 192.168.4.7,fd00::/8, ::1"));
  }

  @Test
  void proxiesAreBelievedAndCookiesAreSecure() {
    ConfigurableEnvironment environment = processed(Map.of("fairlead.tls.proxies", "10.1.0.0/16"));
    assertThat(environment.getProperty("server.forward-headers-strategy")).isEqualTo("native");
    assertThat(environment.getProperty("server.tomcat.remoteip.internal-proxies"))
        .isEqualTo("10.1.0.0/16");
    assertThat(environment.getProperty("server.servlet.session.cookie.secure")).isEqualTo("true");
  }

  @Test
  void bothServersGetTheCertificateAndReadItAgain() {
    ConfigurableEnvironment environment = processed(tls(Map.of()));
    assertThat(environment.getProperty("server.ssl.bundle")).isEqualTo("fairlead");
    assertThat(environment.getProperty("spring.ssl.bundle.pem.fairlead.reload-on-update"))
        .isEqualTo("true");
    assertThat(environment.getProperty("server.servlet.session.cookie.secure")).isEqualTo("true");
    TlsSettings settings = TlsSettings.of(environment);
    assertThat(ServerCertificate.read(settings, java.time.Clock.systemUTC()).name())
        .isEqualTo("fairlead.example.org");
  }

  @Test
  void whatCantWorkIsRefusedBeforeAnythingStarts() throws Exception {
    refused(Map.of("fairlead.tls.certificate", issued.certificate().toString()), "belong together");
    refused(Map.of("fairlead.tls.agent-ca", authority.file().toString()), "agent-ca");
    refused(settings(folder.resolve("none.pem"), issued.key()), "none.pem", "PEM");
    refused(settings(issued.certificate(), issued.certificate()), "platform.pem", "private key");
    Path foreign = authority.issue("other", "localhost").key();
    refused(settings(issued.certificate(), foreign), "other.key", "not that of");
    Path text = Files.writeString(folder.resolve("text.pem"), "secret text");
    refused(settings(issued.certificate(), text), "text.pem");
    refused(
        tls(Map.of("fairlead.tls.agent-ca", text.toString())), "text.pem", "certificates in PEM");
    refused(Map.of("fairlead.tls.trusted-cas", text.toString()), "text.pem", "certificates in PEM");
  }

  @Test
  void anExpiredCertificateIsRefusedAndOneOfTomorrow() {
    Instant now = Instant.now();
    Duration day = Duration.ofDays(1);
    var old = authority.issue("old", now.minus(day.multipliedBy(2)), now.minus(day), "localhost");
    refused(settings(old.certificate(), old.key()), "old.pem", "expired on");
    var young = authority.issue("young", now.plus(day), now.plus(day.multipliedBy(2)), "localhost");
    refused(settings(young.certificate(), young.key()), "young.pem", "valid only from");
  }

  private Map<String, Object> tls(Map<String, Object> more) {
    Map<String, Object> all = new java.util.HashMap<>(settings(issued.certificate(), issued.key()));
    all.putAll(more);
    return all;
  }

  private static Map<String, Object> settings(Path certificate, Path key) {
    return Map.of(
        "fairlead.tls.certificate", certificate.toString(), "fairlead.tls.key", key.toString());
  }

  private static void refused(Map<String, Object> settings, String... says) {
    assertThatThrownBy(() -> processed(settings))
        .isInstanceOf(TlsRefused.class)
        .hasMessageContainingAll(says)
        .message()
        .doesNotContain("\n", "secret");
  }

  private static ConfigurableEnvironment processed(Map<String, Object> settings) {
    ConfigurableEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    new TlsEnvironment().postProcessEnvironment(environment, new SpringApplication());
    GenericApplicationContext context = new GenericApplicationContext();
    context.setEnvironment(environment);
    new TlsEnvironment().initialize(context);
    return environment;
  }
}
