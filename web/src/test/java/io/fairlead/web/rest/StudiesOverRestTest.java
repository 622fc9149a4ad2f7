package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Studies by REST: submitted once, refused with reasons, steered. */
class StudiesOverRestTest {

  private static final String STUDIES = "/api/v1/workspaces/credit/studies";
  private static final String KEY = "Idempotency-Key";

  private final RunningApplication application = RunningApplication.get();
  private final RestClient ada = application.rest("ada");

  private String definition() {
    return application
        .stranger()
        .get("/api/v1/schemas/study.json")
        .json()
        .path("examples")
        .path(0)
        .toString();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private long count() {
    Set<String> ids = new HashSet<>();
    String after = "";
    while (true) {
      JsonNode page = ada.get(STUDIES + "?limit=2" + after).json();
      page.path("items")
          .forEach(study -> assertThat(ids.add(study.path("id").asString())).isTrue());
      if (page.path("next").isNull()) {
        return ids.size();
      }
      assertThat(page.path("items").size()).isEqualTo(2);
      after = "&after=" + page.path("next").asString();
    }
  }

  @Test
  void isTracedOnlyWhereAnOperatorSaysWhereTo() {
    Answer created =
        ada.post(
            STUDIES,
            definition(),
            "traceparent",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("trace").isNull()).isTrue();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().contains("SpanProcessor"));
    ada.post(STUDIES + "/" + created.json().path("id").asString() + "/stop", "");
  }

  @Test
  void isSubmittedSteeredAndStopped() {
    Answer created = ada.post(STUDIES, definition());
    assertThat(created.status()).isEqualTo(201);
    JsonNode study = created.json();
    assertThat(created.header("Location")).isEqualTo(STUDIES + "/" + study.path("id").asString());
    assertThat(study.path("state").asString()).isIn("QUEUED", "RUNNING");
    assertThat(study.path("trials").propertyNames())
        .containsExactlyInAnyOrder(
            "QUEUED", "RUNNING", "PAUSED", "COMPLETE", "PRUNED", "FAILED", "STOPPED");
    String byName = STUDIES + "/" + study.path("name").asString();
    assertThat(ada.get(byName).json().path("id")).isEqualTo(study.path("id"));
    assertThat(ada.post(byName + "/pause", "").json().path("state").asString()).isEqualTo("PAUSED");
    assertThat(ada.post(byName + "/resume", "{}").status()).isEqualTo(200);
    assertThat(ada.post(byName + "/stop", "").json().path("state").asString()).isEqualTo("STOPPED");
    Answer again = ada.post(byName + "/stop", "");
    assertThat(again.status()).isEqualTo(409);
    RoutesTest.assertProblem(again);

    int trials = study.path("definition").path("trials").asInt();
    Answer extended = ada.post(byName + "/extend", "{\"more\": 3}");
    assertThat(extended.status()).isEqualTo(200);
    assertThat(extended.json().path("state").asString()).isIn("QUEUED", "RUNNING");
    assertThat(extended.json().path("definition").path("trials").asInt()).isEqualTo(trials + 3);
    Answer none = ada.post(byName + "/extend", "{\"more\": 0}");
    assertThat(none.status()).isEqualTo(400);
    RoutesTest.assertProblem(none);
    assertThat(ada.post(byName + "/stop", "").status()).isEqualTo(200);
  }

  @Test
  void saysWhyItWasStartedAndStopped() {
    String body = definition().replaceFirst("\\{", "{\"rationale\": \"To beat the baseline.\",");
    String study = STUDIES + "/" + ada.post(STUDIES, body).json().path("id").asString();
    Answer stopped = ada.post(study + "/stop", "{\"rationale\": \"Nothing new for an hour.\"}");
    assertThat(stopped.status()).as(stopped.text()).isEqualTo(200);
    JsonNode log = ada.get("/api/v1/workspaces/credit/decisions?limit=2").json().path("items");
    assertThat(log.path(0).path("type").asString()).isEqualTo("stopped-early");
    assertThat(log.path(0).path("rationale").asString()).isEqualTo("Nothing new for an hour.");
    assertThat(log.path(1).path("rationale").asString()).isEqualTo("To beat the baseline.");

    String silent = STUDIES + "/" + ada.post(STUDIES, definition()).json().path("id").asString();
    assertThat(ada.post(silent + "/extend", "{\"more\": 1, \"rationale\": \"One more.\"}").status())
        .isEqualTo(200);
    assertThat(ada.post(silent + "/stop", "").status()).isEqualTo(200);
    log = ada.get("/api/v1/workspaces/credit/decisions?limit=3").json().path("items");
    assertThat(log.path(0).path("rationale").asString())
        .isEqualTo("No reason was given; a script of ada asked for it.");
    assertThat(log.path(1).path("type").asString()).isEqualTo("search-extended");
    assertThat(log.path(1).path("what").asString()).contains(" extended to ");
    assertThat(log.path(1).path("rationale").asString()).isEqualTo("One more.");
    assertThat(log.path(2).path("rationale").asString()).startsWith("No reason was given");
    JsonNode found =
        ada.get("/api/v1/workspaces/credit/decisions?text=hours&limit=1").json().path("items");
    assertThat(found.path(0).path("type").asString()).isEqualTo("stopped-early");
  }

  @Test
  void isMeasuredByWhatIsSet() {
    JsonNode study = ada.post(STUDIES, definition()).json();
    String fairness = STUDIES + "/" + study.path("id").asString() + "/fairness";
    assertThat(study.path("fairness").path(0).path("measure").asString())
        .isEqualTo("demographic_parity_difference");
    String one =
        "{\"fairness\": [{\"measure\": \"equalized_odds_ratio\", \"sensitive\": [%s]%s}]%s}";
    Answer set = put(fairness, one.formatted("\"sex\"", ", \"limit\": 0.8", ""));
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    assertThat(set.json().path("fairness").path(0).path("limit").asDouble()).isEqualTo(0.8);
    Answer loosened = put(fairness, one.formatted("\"sex\"", "", ""));
    assertThat(loosened.status()).isEqualTo(400);
    assertThat(loosened.json().path("field").asString()).isEqualTo("reason");
    assertThat(put(fairness, one.formatted("\"sex\"", "", ", \"reason\": \"A hint.\"")).status())
        .isEqualTo(200);
    Answer unknown = put(fairness, one.formatted("\"gender\"", "", ""));
    assertThat(unknown.json().path("field").asString()).isEqualTo("fairness.sensitive");
    RoutesTest.assertProblem(unknown);
  }

  @Test
  void aManagerWeighsItAndItsTurnIsTold() {
    JsonNode study = ada.post(STUDIES, definition()).json();
    String path = STUDIES + "/" + study.path("id").asString();
    assertThat(study.path("definition").path("weight").asDouble()).isEqualTo(1);
    String heavier = "{\"weight\": 2, \"reason\": \"Due on Friday.\"}";
    assertThat(put(path + "/weight", heavier).status()).isEqualTo(403);
    RestClient max = application.rest("max");
    Answer weighed = put(max, path + "/weight", heavier);
    assertThat(weighed.status()).as(weighed.text()).isEqualTo(200);
    assertThat(weighed.json().path("definition").path("weight").asDouble()).isEqualTo(2);
    assertThat(put(max, path + "/weight", "{\"weight\": 2}").json().path("field").asString())
        .isEqualTo("reason");
    Answer beyond = put(max, path + "/weight", "{\"weight\": 20, \"reason\": \"So.\"}");
    assertThat(beyond.json().path("field").asString()).isEqualTo("weight");
    RoutesTest.assertProblem(beyond);
    JsonNode turn = ada.get(path + "/turn").json();
    assertThat(turn.path("weight").asDouble()).isEqualTo(2);
    assertThat(turn.path("sentence").asString()).isNotBlank();
    ada.post(path + "/stop", "");
  }

  private Answer put(String path, String body) {
    return put(ada, path, body);
  }

  private static Answer put(RestClient by, String path, String body) {
    return by.send(
        by.request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void isDoneOnceForAKey() {
    String body = definition();
    String key = key();
    long before = count();
    Answer first = ada.post(STUDIES, body, KEY, key);
    Answer second = ada.post(STUDIES, body, KEY, key);
    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(count()).isEqualTo(before + 1);
    Answer other = ada.post(STUDIES, body.replace("\"seed\":1", "\"seed\":2"), KEY, key);
    assertThat(other.status()).isEqualTo(422);
    RoutesTest.assertProblem(other);
    assertThat(application.rest("max").post(STUDIES, body, KEY, key).text())
        .as("another person's key")
        .isNotEqualTo(first.text());
  }

  @Test
  void isDoneOnceWhenManyComeAtTheSameMoment() throws Exception {
    String body = definition();
    String key = key();
    long before = count();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> request = () -> ada.post(STUDIES, body, KEY, key).text();
      Set<String> answers = new HashSet<>();
      for (Future<String> each : threads.invokeAll(List.of(request, request, request, request))) {
        answers.add(each.get());
      }
      assertThat(answers).hasSize(1);
    }
    assertThat(count()).isEqualTo(before + 1);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    Answer field = ada.post(STUDIES, "{\"trainer\":\"lightgbm\",\"trails\":3}");
    assertThat(field.status()).isEqualTo(400);
    assertThat(field.json().path("field").asString()).isEqualTo("trails");
    Answer malformed = ada.post(STUDIES, "{\"trainer\":\n  lightgbm}");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.json().path("wayOut").asString()).contains("line 2", "column");
    Answer parameter = ada.get(STUDIES + "?limt=2");
    assertThat(parameter.status()).isEqualTo(400);
    assertThat(parameter.json().path("field").asString()).isEqualTo("limt");
    assertThat(ada.get(STUDIES + "?limit=0").status()).isEqualTo(400);
    assertThat(ada.post(STUDIES, definition(), KEY, "not a key").status()).isEqualTo(400);
  }

  @Test
  void answersInOneFormWhateverIsWrong() {
    String large = "x".repeat((1 << 20) + 1);
    Answer tooLarge = ada.post(STUDIES, large);
    assertThat(tooLarge.status()).isEqualTo(413);
    assertThat(application.rest("olga").post(STUDIES, large).status())
        .as("decided before the body is read")
        .isEqualTo(403);
    Answer method = ada.send(ada.request(STUDIES).DELETE());
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.header("Allow")).contains("GET", "POST");
    Answer type =
        ada.send(
            ada.request(STUDIES)
                .header("Content-Type", "text/plain")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("x")));
    assertThat(type.status()).isEqualTo(415);
    Answer accept = ada.send(ada.request(STUDIES).header("Accept", "text/html").GET());
    assertThat(accept.status()).isEqualTo(406);
    Answer route = ada.get("/api/v1/nothing");
    assertThat(route.status()).isEqualTo(404);
    for (Answer answer : List.of(tooLarge, method, type, accept, route)) {
      RoutesTest.assertProblem(answer);
    }
  }
}
