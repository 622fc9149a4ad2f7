package io.fairlead.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.e2e.RestClient.Answer;
import java.net.http.HttpRequest;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What a real trial predicted is audited, measured as a column, and held to a guardrail. */
final class GuardrailScenario {

  private static final String WORKSPACE = "/api/v1/workspaces/credit";
  private static final String PARITY = "demographic_parity_difference";
  private static final Duration MEASURED_WITHIN = Duration.ofMinutes(8);
  private static final int TEST_ROWS = 200;

  private final RunningPlatform platform;
  private final RestClient ada;
  private final String studyId;

  /**
   * @param studyId of a finished study that is measured by demographic parity between the sexes
   */
  GuardrailScenario(RunningPlatform platform, String studyId) {
    this.platform = platform;
    this.studyId = studyId;
    this.ada = platform.rest("ada");
  }

  void theBestTrialIsAuditedAndHeldToAGuardrail() {
    JsonNode study = ada.get(WORKSPACE + "/studies/" + studyId).json();
    String trial = study.path("best").path("trial").asString();
    double value = measured(trial, "SHOWN").path("value").asDouble();
    JsonNode audit = audit(trial);
    double rows = 0;
    for (JsonNode group : audit.path("groups")) {
      rows += group.path("measures").path("count").path("value").asDouble();
      assertThat(group.path("measures").path("auc").path("value").asDouble()).isBetween(0.3, 1.0);
    }
    assertThat(rows).isBetween(0.8 * TEST_ROWS, 1.2 * TEST_ROWS);
    assertThat(audit.path("between").path(PARITY).path("value").asDouble())
        .isCloseTo(value, within(1e-12));
    String sorted =
        "%s/studies/%s/trials?order=fairness:%s%%20by%%20sex&direction=desc&limit=1"
            .formatted(WORKSPACE, study.path("id").asString(), PARITY);
    assertThat(value(ada.get(sorted).json().path("items").path(0))).isGreaterThanOrEqualTo(value);
    guard(study.path("id").asString(), value / 2);
    assertThat(measured(trial, "BEYOND").path("beyond").asBoolean()).isTrue();
    choose(trial);
  }

  private static double value(JsonNode trial) {
    return trial.path("fairness").path(0).path("value").asDouble();
  }

  private JsonNode measured(String trial, String standing) {
    platform.await(
        "trial %s to be %s".formatted(trial, standing),
        MEASURED_WITHIN,
        () -> fairness(trial).path("standing").asString("").equals(standing));
    return fairness(trial);
  }

  private JsonNode fairness(String trial) {
    return ada.get(WORKSPACE + "/trials/" + trial).json().path("fairness").path(0);
  }

  private JsonNode audit(String trial) {
    String body =
        "--cut\r\nContent-Disposition: form-data; name=\"spec\"\r\n\r\n"
            + "{\"trial\": \"%s\", \"sensitive\": [\"sex\"]}\r\n--cut--\r\n".formatted(trial);
    Answer made =
        ada.send(
            ada.request(WORKSPACE + "/audits")
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    JsonNode audit = made.json();
    assertThat(ada.get(WORKSPACE + "/audits/" + audit.path("id").asString()).json())
        .isEqualTo(audit);
    return audit;
  }

  private void guard(String study, double limit) {
    String body =
        """
        {"fairness": [{"measure": "%s", "sensitive": ["sex"], "limit": %s}]}"""
            .formatted(PARITY, limit);
    Answer set =
        ada.send(
            ada.request(WORKSPACE + "/studies/" + study + "/fairness")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    assertThat(set.json().path("fairness").path(0).path("limit").asDouble()).isEqualTo(limit);
  }

  private void choose(String trial) {
    String decision =
        """
        {"type": "configuration-chosen", "what": "The best trial goes to the pilot",
         "rationale": "It ranks best.", "evidence": [{"kind": "trial", "id": "%s"}]%s}""";
    Answer refused = ada.post(WORKSPACE + "/decisions", decision.formatted(trial, ""));
    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.json().path("field").asString()).isEqualTo("guardrailReason");
    Answer signed =
        ada.post(
            WORKSPACE + "/decisions",
            decision.formatted(trial, ", \"guardrailReason\": \"A pilot without consequences.\""));
    assertThat(signed.status()).as(signed.text()).isEqualTo(201);
    assertThat(signed.json().path("guardrails").path(0).path("measure").asString())
        .isEqualTo(PARITY + " by sex");
  }
}
