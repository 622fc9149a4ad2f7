package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Fairness audits over HTTP. */
class AuditsOverRestTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();
  private static final UUID WORKSPACE = APPLICATION.workspace("audits", "ada");
  private static final String AUDITS = "/api/v1/workspaces/audits/audits";
  private static final String ROWS =
      """
      label,score,sex,age
      1,0.9,f,20
      0,0.2,f,70
      1,0.4,m,30
      0,0.8,m,25
      1,0.7,m,60
      """;
  private static final String SPEC =
      """
      {"label":"label","score":"score","positive":1,"sensitive":["sex"],"threshold":0.5,\
      "reference":"m"}""";

  private final RestClient ada = APPLICATION.rest("ada");

  @Test
  void anAuditIsAnsweredWholeAndFoundAgain() {
    Answer made = post(ada, SPEC, ROWS, null);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    JsonNode audit = made.json();
    assertThat(made.header("Location")).isEqualTo(AUDITS + "/" + audit.path("id").asString());
    JsonNode women = audit.path("groups").get(0);
    assertThat(women.path("group").path("sex").asString()).isEqualTo("f");
    JsonNode rate = women.path("measures").path("true_positive_rate");
    assertThat(rate.path("value").asDouble()).isEqualTo(1);
    assertThat(rate.path("low").asDouble()).isBetween(0.2, 0.21);
    assertThat(rate.path("high").asDouble()).isEqualTo(1);
    assertThat(rate.path("undefined").isBoolean()).isTrue();
    assertThat(audit.path("between").path("demographic_parity_difference").path("value").asDouble())
        .isCloseTo(1 / 6.0, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(audit.path("reference").path("sex").asString()).isEqualTo("m");
    assertThat(ada.get(made.header("Location")).json()).isEqualTo(audit);
    assertThat(ada.get(AUDITS).json().path("items").get(0).path("id")).isEqualTo(audit.path("id"));
  }

  @Test
  void theAnswerIsWhatTheSchemaSays() {
    JsonNode audit = post(ada, SPEC, ROWS, null).json();
    JsonNode schema = APPLICATION.stranger().get("/api/v1/schemas/audit.json").json();
    schema
        .path("required")
        .forEach(name -> assertThat(audit.has(name.asString())).as(name.asString()).isTrue());
    audit
        .properties()
        .forEach(
            each ->
                assertThat(schema.path("properties").has(each.getKey()))
                    .as(each.getKey())
                    .isTrue());
    JsonNode spec = APPLICATION.stranger().get("/api/v1/schemas/audit-spec.json").json();
    audit
        .path("spec")
        .properties()
        .forEach(
            each ->
                assertThat(spec.path("properties").has(each.getKey())).as(each.getKey()).isTrue());
  }

  @Test
  void predictionsMayComeWithoutAFileName() {
    Answer made = ada.send(upload(ada, AUDITS, SPEC, ROWS, ""));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().path("source").asString()).isEqualTo("predictions");
    assertThat(made.json().path("rows").asInt()).isEqualTo(5);
  }

  @Test
  void theSameKeyMakesOneAudit() {
    String key = UUID.randomUUID().toString();
    Answer first = post(ada, SPEC, ROWS, key);
    assertThat(post(ada, SPEC, ROWS, key).json()).isEqualTo(first.json());
    assertThat(post(ada, SPEC, ROWS + "1,0.1,f,30\n", key).status()).isEqualTo(422);
  }

  @Test
  void whatIsWrongIsSaidByFieldAndPlace() {
    problem(
        post(ada, SPEC, ROWS.replace("0.4", "much"), null),
        "predictions",
        "line 4, column 'score'");
    problem(
        post(ada, SPEC.replace("sex", "zip"), ROWS, null), "sensitive", "label, score, sex, age");
    problem(post(ada, "{\"sensitive\":1}", ROWS, null), "sensitive", "");
    problem(post(ada, "not JSON", ROWS, null), "", "");
    problem(post(ada, "{\"trial\":\"x\",\"sensitive\":[\"sex\"]}", ROWS, null), "trial", "x");
    Answer unknown = ada.get(AUDITS + "/" + WORKSPACE);
    assertThat(unknown.status()).isEqualTo(404);
  }

  @Test
  void anAuditorMakesAuditsOfTheWorkspacesGiven() {
    String audits = "/api/v1/workspaces/credit/audits";
    Answer made = post(APPLICATION.rest("olga"), audits, SPEC, ROWS, null);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(APPLICATION.rest("vera").get(made.header("Location")).status()).isEqualTo(404);
  }

  private static void problem(Answer answer, String field, String says) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    RoutesTest.assertProblem(answer);
    assertThat(answer.json().path("field").asString()).contains(field);
    assertThat(answer.text()).contains(says);
  }

  /** A small audit of uploaded predictions, made at {@code path}. */
  static Answer anAudit(RestClient client, String path) {
    return post(client, path, SPEC, ROWS, null);
  }

  private static Answer post(
      RestClient client, String spec, String rows, @org.jspecify.annotations.Nullable String key) {
    return post(client, AUDITS, spec, rows, key);
  }

  private static Answer post(
      RestClient client,
      String path,
      String spec,
      String rows,
      @org.jspecify.annotations.Nullable String key) {
    HttpRequest.Builder request = upload(client, path, spec, rows, "; filename=\"p.csv\"");
    return client.send(key == null ? request : request.header("Idempotency-Key", key));
  }

  private static HttpRequest.Builder upload(
      RestClient client, String path, String spec, String rows, String fileName) {
    String body =
        """
        --cut\r
        Content-Disposition: form-data; name="spec"\r
        Content-Type: application/json\r
        \r
        %s\r
        --cut\r
        Content-Disposition: form-data; name="predictions"%s\r
        Content-Type: text/csv\r
        \r
        %s\r
        --cut--\r
        """
            .formatted(spec, fileName, rows);
    return client
        .request(path)
        .header("Content-Type", "multipart/form-data; boundary=cut")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }
}
