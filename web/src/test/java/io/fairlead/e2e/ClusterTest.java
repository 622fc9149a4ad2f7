package io.fairlead.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.protocol.client.Endpoint;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.PlatformUnavailableException;
import io.fairlead.protocol.client.TlsFiles;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.ray.testing.RayCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Studies on a real Ray cluster, through {@code ./fairlead agent}, with TLS on all the way. */
class ClusterTest {

  private static final int STEPS = 100;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void studiesFinishOnARealClusterAlsoWhenItsHeadIsGoneForLong() throws Exception {
    Certified certified = new Certified(Files.createDirectory(folder.resolve("certificates")));
    try (RayCluster ray = RayCluster.start();
        RunningPlatform platform =
            RunningPlatform.start(certified, folder.resolve("data"), "--slots", "0")) {
      assertProtected(platform, certified);
      StudyClient studies = new StudyClient(platform);
      String study =
          platform
              .rest("ada")
              .get("/api/v1/workspaces/credit/studies")
              .json()
              .path("items")
              .path(0)
              .path("id")
              .asString();
      assertThat(studies.study(study).path("state").asString()).isEqualTo("QUEUED");
      try (RunningAgent agent =
          RunningAgent.start(
              platform.people().path("flight").asString(),
              Files.readString(platform.data().resolve("agent/token")).strip(),
              ray.address(),
              ray.rayJar(),
              folder.resolve("agent.log"),
              Map.of("RAY_gcs_rpc_server_reconnect_timeout_s", "10"), // instead of 60
              certified.agentOptions().toArray(String[]::new))) {
        studies.awaitState(study, "FINISHED");
        JsonNode best = studies.study(study).path("best");
        assertThat(best.path("objective").asDouble()).isBetween(0.7, 0.95);
        assertThat(studies.trials(study))
            .allMatch(trial -> !trial.path("state").asString().equals("FAILED"));
        swapTheCertificate(platform, certified);
        loseTheHead(ray, agent, studies);
      }
    }
  }

  private static void assertProtected(RunningPlatform platform, Certified certified) {
    RestClient.Answer page = platform.stranger().get("/login");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Strict-Transport-Security")).contains("max-age=31536000");
    assertThat(page.header("Set-Cookie")).contains("Secure", "HttpOnly", "SameSite=Strict");
    URI plain = URI.create(platform.url().toString().replace("https", "http"));
    assertThat(new RestClient(plain, "").get("/login").status()).isEqualTo(400);
    TlsFiles withoutCertificate = new TlsFiles(certified.authority(), null, null, null);
    try (PlatformClient stranger =
        new PlatformClient(
            new Endpoint("127.0.0.1", flight(platform).getPort()),
            withoutCertificate,
            () -> "token")) {
      assertThatThrownBy(() -> stranger.findWork(new AgentRequest.FindWork(new UUID(0, 1))))
          .isInstanceOf(PlatformUnavailableException.class);
    }
  }

  private static URI flight(RunningPlatform platform) {
    return URI.create(platform.people().path("flight").asString());
  }

  /** Whoever connects next sees the new one; the agent, its drivers and actors go on. */
  private static void swapTheCertificate(RunningPlatform platform, Certified certified)
      throws Exception {
    X509Certificate issued = Certified.certificate(certified.issue().certificate());
    platform.await(
        "new certificate",
        Duration.ofMinutes(5),
        () -> {
          try {
            return issued.equals(certified.shownAt(platform.url().getPort(), "http/1.1"))
                && issued.equals(certified.shownAt(flight(platform).getPort(), "h2"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * Actors are killed; then the head is away until Ray has ended the driver, and then for some
   * drivers' starts more.
   */
  private static void loseTheHead(RayCluster ray, RunningAgent agent, StudyClient studies)
      throws Exception {
    String disturbed = studies.submitProbe("slow", 2, STEPS, 100);
    studies.awaitStep(disturbed, 10);
    Map<String, String> acknowledged = studies.acknowledged(disturbed);
    List<ProcessHandle> actors = ray.actors();
    assertThat(actors).isNotEmpty();
    actors.forEach(ProcessHandle::destroyForcibly);
    studies.awaitAttemptsBeyond(acknowledged, disturbed);

    acknowledged.putAll(studies.acknowledged(disturbed));
    Set<ProcessHandle> drivers = agent.drivers();
    assertThat(drivers).isNotEmpty();
    ray.killHead();
    for (ProcessHandle driver : drivers) {
      driver.onExit().get(3, TimeUnit.MINUTES);
    }
    studies.await("another driver that finds no head", () -> !agent.drivers().isEmpty());
    ray.startHead();
    studies.awaitState(disturbed, "FINISHED");
    String calm = studies.submitProbe("slow", 2, STEPS, 0);
    studies.awaitState(calm, "FINISHED");
    assertThat(studies.complete(disturbed, STEPS)).isEqualTo(studies.complete(calm, STEPS));
    assertThat(studies.acknowledged(disturbed)).containsAllEntriesOf(acknowledged);
  }
}
