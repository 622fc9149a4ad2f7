package io.fairlead.ray.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgentOptionsTest {

  private static AgentOptions parse(String platform, String... more) {
    Stream<String> needed =
        Stream.of("--platform", platform, "--token", "fla_secret", "--ray", "local");
    return AgentOptions.parse(Stream.concat(needed, Arrays.stream(more)).toArray(String[]::new));
  }

  @Test
  void plainTextGoesToThisMachineAlone() {
    assertThat(parse("127.0.0.1:8081").tls()).isNull();
    assertThat(parse("localhost:8081").tls()).isNull();
    assertThatThrownBy(() -> parse("192.0.2.7:8081"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("192.0.2.7", "--ca FILE", "--plain-text")
        .hasMessageNotContaining("fla_secret");
    assertThat(parse("192.0.2.7:8081", "--plain-text").tls()).isNull();
  }

  @Test
  void aCaOrTheSchemeMeansTls() {
    var pinned = parse("192.0.2.7:8081", "--ca", "ca.pem").tls();
    assertThat(pinned).isNotNull();
    assertThat(pinned.ca()).isEqualTo(Path.of("ca.pem").toAbsolutePath());
    AgentOptions known = parse("grpc+tls://platform.example.org:443");
    assertThat(known.tls()).isNotNull();
    assertThat(known.tls().ca()).isNull();
    assertThat(known.platform().toString()).isEqualTo("platform.example.org:443");
  }

  @Test
  void aCertificateNeedsItsKey() {
    assertThatThrownBy(() -> parse("127.0.0.1:8081", "--ca", "ca.pem", "--certificate", "a.pem"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("belong together");
    var shown = parse("127.0.0.1:8081", "--certificate", "a.pem", "--key", "a.key").tls();
    assertThat(shown).isNotNull();
    assertThat(shown.key()).isEqualTo(Path.of("a.key").toAbsolutePath());
  }
}
