package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import io.fairlead.protocol.message.Assignment;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The record of a trial, its lineage and its replay by REST, with a stand-in for the agent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineageOverRestTest {

  private static final String WORKSPACE = "/api/v1/workspaces/lineage-rest";

  private final RunningApplication application = RunningApplication.get();
  private final RestClient ada = application.rest("ada");
  private final UUID workspace = application.workspace("lineage-rest", "ada");
  private TrainingClient agent;
  private String trial;
  private String study;

  @SuppressWarnings("NullAway.Init") // made before all tests
  LineageOverRestTest() {}

  @BeforeAll
  void finishATrial() {
    agent = new TrainingClient(application, "lineage-rest");
    study = TrainingClient.submit(ada, "lineage-rest");
    Assignment leased = agent.lease(workspace);
    agent.train(leased, step -> step);
    trial = WORKSPACE + "/trials/" + leased.trial();
  }

  @AfterAll
  void stop() {
    agent.close();
  }

  @Test
  void aTrialIsTracedBackAndOn() {
    JsonNode record = ada.get(trial + "/lineage").json();
    assertThat(record.path("sections").path("people").path("submitted by").asString())
        .isEqualTo("ada");
    assertThat(record.path("sections").path("code").path("revision").asString()).isEqualTo("test");
    assertThat(record.path("attempts").path(0).path("environment").asString())
        .isEqualTo(TrainingClient.ENVIRONMENT.digest());

    JsonNode graph = ada.get(WORKSPACE + "/lineage/trial/" + id() + "?back=2&on=0").json();
    assertThat(graph.path("nodes").valueStream().map(node -> node.path("type").asString()))
        .containsExactlyInAnyOrder("code", "environment", "study", "trial");
    assertThat(graph.path("links").toString()).contains("study:" + study, "suggested");
    for (JsonNode node : graph.path("nodes")) {
      assertThat(ada.get(node.path("path").asString()).status()).isEqualTo(200);
    }
    assertThat(ada.get(WORKSPACE + "/lineage/trial/nothing").status()).isEqualTo(404);
    assertThat(ada.get(WORKSPACE + "/lineage/rumour/1").status()).isEqualTo(404);
    assertThat(ada.get(WORKSPACE + "/lineage/trial/" + id() + "?back=7").status()).isEqualTo(400);

    JsonNode prov = ada.get(trial + "/prov").json();
    assertThat(prov.path("prefix").path("prov").asString()).isEqualTo("http://www.w3.org/ns/prov#");
    assertThat(prov.path("activity").size()).isEqualTo(2);
    assertThat(ada.get(trial + "/compare?with=" + id()).json().path("differences").size()).isZero();
    assertThat(
            application
                .rest("olga")
                .get("/api/v1/workspaces/credit/datasets/german-credit/standing")
                .json()
                .path("counts")
                .has("trial"))
        .isTrue();
  }

  @Test
  void aSuggestionIsExplainedAndMadeAgain() {
    JsonNode why = ada.get(trial).json().path("explanation");
    assertThat(why.path("strategy").asString()).isEqualTo("random");
    assertThat(why.path("reason").asString()).isNotBlank();
    assertThat(why.has("forecast")).isFalse();

    String replay = WORKSPACE + "/studies/" + study + "/suggestions/replay";
    assertThat(ada.get(replay).status()).isEqualTo(404);
    Answer asked = ada.post(replay, "");
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    JsonNode done =
        Awaitility.await()
            .atMost(TrainingClient.PATIENCE)
            .until(
                () -> ada.get(asked.json().path("path").asString()).json(),
                found -> found.has("endedAt"));
    assertThat(done.path("state").asString()).isEqualTo("SAME");
    assertThat(done.path("total").asInt()).isEqualTo(1);
  }

  @Test
  void aFinishedTrialIsReplayedAndJudged() {
    Answer asked = ada.post(trial + "/replays", "{\"tolerance\": 0.001}");
    assertThat(asked.status()).as(asked.text()).isEqualTo(201);
    assertThat(asked.json().path("verdict").isNull()).isTrue();

    agent.train(agent.leaseReplay(workspace), step -> step * (1 + 1e-5));

    JsonNode replay =
        Awaitility.await()
            .atMost(TrainingClient.PATIENCE)
            .until(
                () -> ada.get(asked.json().path("path").asString()).json(),
                found -> !found.path("verdict").isNull());
    assertThat(replay.path("verdict").path("kind").asString()).isEqualTo("WITHIN_TOLERANCE");
    assertThat(replay.path("verdict").path("first").path("step").asLong()).isEqualTo(1);
    assertThat(replay.path("verdict").path("sentence").asString()).contains("0.001");
    assertThat(ada.get(trial + "/replays").json().size()).isEqualTo(1);
    assertThat(ada.get(WORKSPACE + "/studies").json().path("items").size()).isEqualTo(1);
    assertThat(ada.post(trial + "/replays", "{\"tolerance\": 2}").status()).isEqualTo(400);
  }

  private String id() {
    return trial.substring(trial.lastIndexOf('/') + 1);
  }
}
