package io.fairlead.platform.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.tls.TestAuthority;
import io.fairlead.platform.tls.TestAuthority.Issued;
import io.fairlead.platform.tls.TlsEnvironment;
import io.fairlead.protocol.Json;
import io.fairlead.protocol.client.Endpoint;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.PlatformUnavailableException;
import io.fairlead.protocol.client.Tls;
import io.fairlead.protocol.client.TlsFiles;
import io.fairlead.protocol.message.AgentAnswer;
import io.fairlead.protocol.message.AgentRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.NoOpFlightProducer;
import org.apache.arrow.flight.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Who reaches a Flight server with TLS, and who doesn't. */
class FlightTlsTest {

  @TempDir Path folder;
  private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
  private TestAuthority authority;
  private TestAuthority stranger;
  private @Nullable FlightDoor door;

  @BeforeEach
  void authorities() {
    authority = new TestAuthority(folder, "authority");
    stranger = new TestAuthority(folder, "stranger");
  }

  @AfterEach
  void close() {
    if (door != null) {
      door.stop();
    }
  }

  @Test
  void whoTrustsItsAuthorityReachesIt() {
    open(authority.issue("platform", "127.0.0.1"), null);
    assertThat(reaches(trusting(authority.file()))).isTrue();
    assertThat(reaches(trusting(authority.file()).read())).isTrue();
  }

  @Test
  void anotherAuthorityIsNotTrustedAndNeitherIsPlainText() {
    open(authority.issue("platform", "127.0.0.1"), null);
    refused(trusting(stranger.file()), "trusted connection");
    refused(new TlsFiles(null, null, null, null), "trusted connection");
    refused(null, "");
  }

  @Test
  void theCertificateItselfCanBePinned() {
    Issued own = authority.issue("platform", "platform.example.org");
    open(own, null);
    assertThat(reaches(new TlsFiles(own.certificate(), null, null, "platform.example.org")))
        .isTrue();
  }

  @Test
  void anExpiredCertificateIsRefused() {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    open(authority.issue("old", yesterday.minusSeconds(60), yesterday, "127.0.0.1"), null);
    refused(trusting(authority.file()), "expired");
  }

  @Test
  void anotherNameIsRefusedUnlessItIsTheOneThatIsExpected() {
    open(authority.issue("platform", "platform.example.org"), null);
    refused(trusting(authority.file()), "127.0.0.1");
    refused(new TlsFiles(authority.file(), null, null, "other.example.org"), "other.example.org");
    assertThat(reaches(new TlsFiles(authority.file(), null, null, "platform.example.org")))
        .isTrue();
  }

  @Test
  void agentsShowACertificateWhereItIsAskedFor() {
    TestAuthority agents = new TestAuthority(folder, "agents");
    open(authority.issue("platform", "127.0.0.1"), agents.file());
    Issued agent = agents.issue("agent");
    assertThat(reaches(showing(agent))).isTrue();
    assertThat(reaches(showing(agent).read())).isTrue();
    refused(trusting(authority.file()), "");
    refused(showing(stranger.issue("impostor")), "");
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    refused(showing(agents.issue("former", yesterday.minusSeconds(60), yesterday)), "");
  }

  @Test
  void theNextConnectionSeesTheNewCertificate() {
    Issued first = authority.issue("platform", "127.0.0.1");
    open(first, authority.file());
    Issued agent = authority.issue("agent");
    try (PlatformClient connected = client(showing(agent))) {
      assertThat(findWork(connected)).isEmpty();
      bundles.updateBundle(TlsEnvironment.BUNDLE, own(stranger.issue("new", "127.0.0.1")));
      bundles.updateBundle(TlsEnvironment.AGENTS_BUNDLE, trusted(stranger.file()));
      assertThat(findWork(connected)).isEmpty(); // its connection goes on
    }
    refused(showing(agent), "trusted connection");
    Issued known = stranger.issue("known");
    assertThat(reaches(new TlsFiles(stranger.file(), known.certificate(), known.key(), null)))
        .isTrue();
  }

  @Test
  void filesThatCantBeUsedAreSaidAtOnce() {
    open(authority.issue("platform", "127.0.0.1"), null);
    assertThatThrownBy(() -> client(trusting(folder.resolve("none.pem"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("none.pem", "PKCS #8");
    Issued agent = authority.issue("agent");
    assertThatThrownBy(
            () ->
                client(new TlsFiles(authority.file(), agent.certificate(), authority.file(), null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PKCS #8");
    assertThat(showing(agent).read().toString()).doesNotContain("PRIVATE");
  }

  private void open(Issued own, @Nullable Path agentCa) {
    bundles.registerBundle(TlsEnvironment.BUNDLE, own(own));
    if (agentCa != null) {
      bundles.registerBundle(TlsEnvironment.AGENTS_BUNDLE, trusted(agentCa));
    }
    door = new FlightDoor("127.0.0.1", 0, FlightTls.of(bundles), allocator -> new NothingToDo());
    door.start();
  }

  private static SslBundle own(Issued issued) {
    return SslBundle.of(
        new PemSslStoreBundle(
            PemSslStoreDetails.forCertificate("file:" + issued.certificate())
                .withPrivateKey("file:" + issued.key()),
            null));
  }

  private static SslBundle trusted(Path file) {
    return SslBundle.of(
        new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate("file:" + file)));
  }

  private static TlsFiles trusting(Path ca) {
    return new TlsFiles(ca, null, null, null);
  }

  private TlsFiles showing(Issued agent) {
    return new TlsFiles(authority.file(), agent.certificate(), agent.key(), null);
  }

  private PlatformClient client(@Nullable Tls tls) {
    return new PlatformClient(new Endpoint("127.0.0.1", door.port()), tls, () -> "token");
  }

  private boolean reaches(Tls tls) {
    try (PlatformClient client = client(tls)) {
      return findWork(client).isEmpty();
    }
  }

  private static List<AgentAnswer.Waiting> findWork(PlatformClient client) {
    return client.findWork(new AgentRequest.FindWork(new UUID(0, 1))).waiting();
  }

  private void refused(@Nullable Tls tls, String says) {
    try (PlatformClient client = client(tls)) {
      assertThatThrownBy(() -> findWork(client))
          .isInstanceOf(PlatformUnavailableException.class)
          .hasMessageContaining(says);
    }
  }

  private static final class NothingToDo extends NoOpFlightProducer {

    @Override
    public void doAction(CallContext context, Action action, StreamListener<Result> listener) {
      listener.onNext(new Result(Json.write(new AgentAnswer.Work(List.of()))));
      listener.onCompleted();
    }
  }
}
