package io.fairlead.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.ray.testing.RayCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The demo's studies on a real Ray cluster, through {@code ./fairlead agent}. */
class ClusterTest {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void aStudyFinishesOnARealCluster() throws Exception {
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
              folder.resolve("agent.log"))) {
        studies.awaitState(study, "FINISHED");
        JsonNode best = studies.study(study).path("best");
        assertThat(best.path("objective").asDouble()).isBetween(0.7, 0.95);
        assertThat(studies.trials(study))
            .allMatch(trial -> !trial.path("state").asString().equals("FAILED"));
      }
    }
  }
}
