package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a manager shows to another workspace, asked for by one of its people. */
class SharingOverRestTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();
  private static final String PLACE = "shows";
  private static final String BASE = "/api/v1/workspaces/" + PLACE;
  private static String study = "";
  private static String hidden = "";
  private static String trial = "";

  private final RestClient max = APPLICATION.rest("max");
  private final RestClient vera = APPLICATION.rest("vera");

  @BeforeAll
  static void trainOne() {
    UUID workspace = APPLICATION.withEveryRole(PLACE);
    RestClient ada = APPLICATION.rest("ada");
    try (TrainingClient agent = new TrainingClient(APPLICATION, "showing")) {
      study = TrainingClient.submit(ada, PLACE);
      var attempt = agent.lease(workspace);
      agent.train(attempt, step -> step);
      trial = attempt.trial().toString();
      hidden = TrainingClient.submit(ada, PLACE);
    }
  }

  private Answer share(String form, String... headers) {
    return max.post(BASE + "/shares", form, headers);
  }

  private static String with(String guest) {
    return "{\"kind\": \"study\", \"subject\": \"%s\", %s}".formatted(study, guest);
  }

  @Test
  void guestsSeeWhatIsSharedAndNothingElseUntilItIsRevoked() {
    assertThat(vera.get(BASE + "/studies/" + study).status()).isEqualTo(404);
    String key = UUID.randomUUID().toString();
    Answer made = share(with("\"with\": \"vision\""), "Idempotency-Key", key);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(share(with("\"with\": \"vision\""), "Idempotency-Key", key).json())
        .isEqualTo(made.json());
    assertThat(max.get(made.header("Location")).json()).isEqualTo(made.json());
    assertThat(max.get(BASE + "/shares").json().path("items")).hasSize(1);

    assertThat(vera.get("/api/v1/shares").text()).contains(study, PLACE).doesNotContain(hidden);
    String ofTrial = BASE + "/trials/" + trial;
    for (String path :
        List.of(
            BASE + "/studies/" + study,
            BASE + "/studies/" + study + "/trials",
            ofTrial,
            ofTrial + "/metrics?format=csv",
            ofTrial + "/metrics/summaries",
            ofTrial + "/metrics/curve?metric=value",
            ofTrial + "/logs")) {
      Answer answer = vera.get(path);
      assertThat(answer.status()).as("%s: %s", path, answer.text()).isEqualTo(200);
      assertThat(answer.text()).as(path).isEqualTo(APPLICATION.rest("ada").get(path).text());
    }
    for (String path : List.of(BASE + "/studies/" + hidden, BASE + "/notebooks/" + study)) {
      assertThat(vera.get(path).status()).as(path).isEqualTo(404);
    }
    for (RoutesTest.Route route : RoutesTest.rest()) {
      if (route.isOfWorkspace() && !route.alsoForGuests()) {
        Answer answer = route.ask(vera, PLACE);
        assertThat(answer.status()).as("%s", route).isEqualTo(404);
        assertThat(answer.text()).contains("no workspace");
      }
    }

    assertThat(max.send(max.request(made.header("Location")).DELETE()).status()).isEqualTo(204);
    assertThat(vera.get(BASE + "/studies/" + study).text())
        .isEqualTo(
            vera.get("/api/v1/workspaces/nowhere/studies/" + study)
                .text()
                .replace("nowhere", PLACE));
    assertThat(vera.get("/api/v1/shares").text()).doesNotContain(study);
    assertThat(max.get(BASE + "/audit?kind=share").text())
        .contains("share.granted", "share.viewed", "share.revoked", "vera");
  }

  @Test
  void managersAloneShareAndSayWithWhom() {
    for (String person : List.of("ada", "olga", "walt")) {
      assertThat(
              APPLICATION.rest(person).post(BASE + "/shares", with("\"everyone\": true")).status())
          .as(person)
          .isEqualTo(403);
    }
    for (String wrong :
        List.of(
            with("\"with\": \"nowhere\""),
            with("\"with\": \"shows\""),
            with("\"everyone\": false"),
            with("\"with\": \"vision\", \"everyone\": true"),
            "{\"kind\": \"budget\", \"subject\": \"x\", \"everyone\": true}")) {
      Answer refused = share(wrong);
      assertThat(refused.status()).as(refused.text()).isEqualTo(400);
      RoutesTest.assertProblem(refused);
    }
    assertThat(share("{\"kind\": \"study\", \"subject\": \"none\", \"everyone\": true}").status())
        .isEqualTo(404);
  }
}
