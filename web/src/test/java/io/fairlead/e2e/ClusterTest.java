package io.fairlead.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.ray.testing.RayCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Studies on a real Ray cluster, through {@code ./fairlead agent}. */
class ClusterTest {

  private static final int STEPS = 100;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void studiesFinishOnARealClusterAlsoWhenItsHeadIsGoneForLong() throws Exception {
    try (RayCluster ray = RayCluster.start();
        RunningPlatform platform = RunningPlatform.start(folder.resolve("data"), "--slots", "0")) {
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
              Map.of("RAY_gcs_rpc_server_reconnect_timeout_s", "10"))) { // instead of 60
        studies.awaitState(study, "FINISHED");
        JsonNode best = studies.study(study).path("best");
        assertThat(best.path("objective").asDouble()).isBetween(0.7, 0.95);
        assertThat(studies.trials(study))
            .allMatch(trial -> !trial.path("state").asString().equals("FAILED"));
        loseTheHead(ray, agent, studies);
      }
    }
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
