package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RunningAgent;
import io.fairlead.platform.workspace.AgentTokens;
import io.fairlead.ray.testing.RayCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two real Ray clusters of one node with different resources, each beside its own agent. */
class TwoClustersTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();
  private static final String PLACE = "two-clusters";
  private static final String BASE = "/api/v1/workspaces/" + PLACE;

  @TempDir Path folder;

  @Test
  void trialsGoWhereTheyFitAndWhatCantBeIsRefusedInWords() throws Exception {
    APPLICATION.workspace(PLACE, "ada");
    RestClient ada = APPLICATION.rest("ada");
    try (RayCluster small = RayCluster.start("--num-cpus=1");
        RayCluster large =
            RayCluster.start(
                "--num-cpus=2", "--num-gpus=1", "--resources={\"accelerator_type:A100\": 1}");
        RunningAgent plain =
            agent(small, "plain", "nodes: [{kind: plain, cpus: 1}]\nworkspaces: [%s]", PLACE);
        RunningAgent dear =
            agent(
                large,
                "dear",
                "nodes: [{kind: gpu, cpus: 2, gpus: 1, gpuModel: A100}]\nprices: {gpuHour: 2}")) {
      await("both clusters", () -> clusters(ada).size() == 2);
      JsonNode gpus = cluster(ada, "dear");
      assertThat(gpus.path("nodes").path(0).path("resources").path("gpuModel").asString())
          .isEqualTo("A100");
      assertThat(gpus.path("rayVersion").asString()).startsWith("2.");
      assertThat(gpus.path("prices").path("gpuHour").asDouble()).isEqualTo(2);
      assertThat(gpus.path("differences")).isEmpty();
      try (RunningAgent liar =
              agent(small, "liar", "nodes: [{kind: gpu, cpus: 1, gpus: 4, gpuModel: H100}]");
          RunningAgent twin = agent(large, "twin", "name: dear\nnodes: [{kind: a, cpus: 1}]")) {
        String accelerated = submit(ada, "{\"cpus\": 1, \"gpus\": 1, \"gpuModel\": \"A100\"}");
        String unknown = submit(ada, "{\"cpus\": 1, \"gpus\": 1, \"gpuModel\": \"H100\"}");
        await("the trial with a GPU", () -> state(ada, accelerated).equals("FINISHED"));
        assertThat(agentOf(ada, accelerated)).isEqualTo("dear");
        assertThat(ada.get(BASE + "/studies/" + unknown).json().path("problem").asString())
            .contains("No connected agent has what a trial needs")
            .contains("1 GPU of model H100")
            .contains("dear has GPUs of model A100")
            .contains("plain has no GPU");
        drain("dear", ada);
        String anywhere = submit(ada, "{\"cpus\": 1}");
        await("the trial without", () -> state(ada, anywhere).equals("FINISHED"));
        assertThat(agentOf(ada, anywhere)).isEqualTo("plain");
        assertThat(liar.awaitEnd()).isEqualTo(3);
        assertThat(log("liar")).contains("'liar' announces 4 GPUs, and its Ray has 0");
        assertThat(twin.awaitEnd()).isEqualTo(3);
        assertThat(log("twin"))
            .contains("No two live agents have one name: 'dear' was seen")
            .contains("with another token");
      }
    }
  }

  private RunningAgent agent(RayCluster beside, String name, String profile, Object... values)
      throws IOException {
    String words = (profile.startsWith("name: ") ? "" : "name: " + name + "\n") + profile;
    Path file = Files.writeString(folder.resolve(name + ".yaml"), words.formatted(values));
    return RunningAgent.start(
        APPLICATION.flight().toString(),
        APPLICATION.bean(AgentTokens.class).issue("two-" + name),
        beside.address(),
        beside.rayJar(),
        folder.resolve(name + ".log"),
        Map.of(),
        "--profile",
        file.toString());
  }

  private String log(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"));
  }

  private static JsonNode clusters(RestClient ada) {
    JsonNode all = ada.get(BASE + "/clusters").json().path("items");
    var mine = tools.jackson.databind.json.JsonMapper.shared().createArrayNode();
    for (JsonNode each : all) {
      String name = each.path("name").asString();
      if (name.equals("plain") || name.equals("dear")) {
        mine.add(each);
      }
    }
    return mine;
  }

  private static JsonNode cluster(RestClient ada, String name) {
    for (JsonNode each : clusters(ada)) {
      if (each.path("name").asString().equals(name)) {
        return each;
      }
    }
    throw new AssertionError("No cluster " + name);
  }

  private static void drain(String name, RestClient ada) {
    RestClient.Answer answer =
        APPLICATION
            .rest("root")
            .post(
                "/api/v1/clusters/%s/drain".formatted(cluster(ada, name).path("id").asString()),
                "{\"running\": \"finish\"}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    assertThat(cluster(ada, name).path("drain").asString()).isEqualTo("FINISH");
  }

  private static String submit(RestClient ada, String resources) {
    RestClient.Answer answer =
        ada.post(
            BASE + "/studies",
            """
            {"trainer": "noop", "parameters": [{"name": "x"}],
             "objectives": [{"metric": "value", "direction": "MINIMIZE"}],
             "trials": 1, "parallelism": 1, "maxSteps": 3, "seed": 1, "resources": %s}
            """
                .formatted(resources));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asString();
  }

  private static String state(RestClient ada, String study) {
    return ada.get(BASE + "/studies/" + study).json().path("state").asString();
  }

  private static String agentOf(RestClient ada, String study) {
    String trial =
        ada.get(BASE + "/studies/" + study + "/trials")
            .json()
            .path("items")
            .path(0)
            .path("id")
            .asString();
    return ada.get(BASE + "/trials/" + trial)
        .json()
        .path("attempts")
        .path(0)
        .path("agent")
        .asString();
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(TrainingClient.PATIENCE).until(condition);
  }
}
