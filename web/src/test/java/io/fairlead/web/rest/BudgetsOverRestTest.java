package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BudgetsOverRestTest {

  private static final String BUDGETS = "/api/v1/workspaces/credit/budgets";
  private static final RunningApplication APPLICATION = RunningApplication.get();

  private static Answer set(String person, String body) {
    RestClient client = APPLICATION.rest(person);
    return client.send(
        client
            .request(BUDGETS)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void aManagerSetsCapsThatEveryoneReads() {
    Answer before = APPLICATION.rest("olga").get(BUDGETS);
    assertThat(before.status()).as(before.text()).isEqualTo(200);

    Answer set =
        set(
            "max",
            """
            {"calendar": {"kind": "months", "zone": "Europe/Berlin"},
             "caps": {"cpuHours": 500, "cost": 12.5}, "reason": "The grant"}
            """);
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    var cpu = set.json().path("period").path("resources").path("cpuHours");
    assertThat(cpu.path("cap").asDouble()).isEqualTo(500);
    assertThat(cpu.path("free").asDouble()).isEqualTo(500);
    assertThat(set.json().path("plan").path("caps").path("gpuHours").isNull()).isTrue();
    assertThat(set.json().path("period").path("zone").asString()).isEqualTo("Europe/Berlin");

    assertThat(
            APPLICATION
                .rest("olga")
                .get(BUDGETS + "/history")
                .json()
                .path("items")
                .path(0)
                .path("reason")
                .asString())
        .isEqualTo("The grant");
    assertThat(
            APPLICATION
                .rest("olga")
                .get("/api/v1/workspaces/credit/decisions?type=budget-changed")
                .text())
        .contains("CPU-hours unlimited → 500");
    assertThat(APPLICATION.rest("olga").get(BUDGETS + "/entries?caps=true").text())
        .contains("cap-raised");
    assertThat(APPLICATION.rest("olga").get(BUDGETS + "/entries/export").text())
        .startsWith("id,at,kind,source,target,study,trialHours,cpuHours,gpuHours,cost")
        .contains(",cap-raised,GRANTED,FREE,");
    assertThat(APPLICATION.rest("olga").get(BUDGETS + "/periods").json().size()).isPositive();
    assertThat(APPLICATION.rest("olga").get(BUDGETS + "/studies").status()).isEqualTo(200);
    assertThat(APPLICATION.rest("olga").get(BUDGETS + "/hours").status()).isEqualTo(200);
  }

  @Test
  void whoMayNotOrSaysTooLittleIsRefused() {
    assertThat(set("ada", "{\"caps\": {}, \"reason\": \"x\"}").status()).isEqualTo(403);
    assertThat(set("max", "{\"caps\": {}}").json().path("field").asString()).isEqualTo("reason");
    Answer zone =
        set(
            "max",
            """
            {"calendar": {"kind": "months", "zone": "Mars"}, "caps": {}, "reason": "x"}
            """);
    assertThat(zone.status()).isEqualTo(400);
    assertThat(zone.json().path("field").asString()).isEqualTo("calendar.zone");
    Answer past =
        set(
            "max",
            """
            {"calendar": {"kind": "dates", "zone": "UTC", "first": "2020-01-01",
             "last": "2020-02-01"}, "caps": {}, "reason": "x"}
            """);
    assertThat(past.status()).isEqualTo(400);
    assertThat(past.json().path("field").asString()).isEqualTo("calendar");
    for (String day : List.of("+999999999-12-31", "-9999-01-01")) {
      Answer beyond =
          set(
              "max",
              """
              {"calendar": {"kind": "sprints", "zone": "UTC", "first": "%s"},
               "caps": {}, "reason": "x"}
              """
                  .formatted(day));
      assertThat(beyond.status()).as(beyond.text()).isEqualTo(400);
      assertThat(beyond.json().path("field").asString()).isEqualTo("calendar.first");
    }
  }

  @Test
  void budgetMovesOnlyToAWorkspaceOfTheSameManager() {
    Answer answer =
        APPLICATION
            .rest("max")
            .post(
                BUDGETS + "/transfers",
                """
                {"to": "vision", "resource": "cpuHours", "amount": 1, "reason": "x"}
                """);
    assertThat(answer.status()).as("vision is none of max's").isEqualTo(404);

    APPLICATION.likeCredit("budget-giver");
    APPLICATION.likeCredit("budget-taker");
    RestClient max = APPLICATION.rest("max");
    for (String each : List.of("budget-giver", "budget-taker")) {
      assertThat(put(max, "/api/v1/workspaces/" + each + "/budgets", 10, "a beginning").status())
          .isEqualTo(200);
    }
    Answer moved =
        max.post(
            "/api/v1/workspaces/budget-giver/budgets/transfers",
            """
            {"to": "budget-taker", "resource": "cpuHours", "amount": 4, "reason": "Their deadline"}
            """);
    assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    assertThat(cap(moved.json())).isEqualTo(6);
    assertThat(cap(max.get("/api/v1/workspaces/budget-taker/budgets").json())).isEqualTo(14);
    assertThat(max.get("/api/v1/workspaces/budget-taker/decisions").text())
        .contains("moved here from another workspace", "Their deadline");
  }

  private static Answer put(RestClient person, String path, int cpuHours, String reason) {
    return person.send(
        person
            .request(path)
            .header("Content-Type", "application/json")
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    "{\"caps\": {\"cpuHours\": %d}, \"reason\": \"%s\"}"
                        .formatted(cpuHours, reason))));
  }

  private static int cap(JsonNode budget) {
    return budget.path("period").path("resources").path("cpuHours").path("cap").asInt();
  }

  @Test
  void replaysHaveABudgetOfTheirOwnWithAtLeastOneCap() {
    APPLICATION.likeCredit("budget-replays");
    String budgets = "/api/v1/workspaces/budget-replays/budgets";
    RestClient max = APPLICATION.rest("max");
    assertThat(put(max, budgets + "?of=replays", 3, "For audits").status()).isEqualTo(200);
    assertThat(cap(max.get(budgets + "?of=replays").json())).isEqualTo(3);
    assertThat(max.get(budgets).json().path("plan").path("setAt").isNull())
        .as("searches aren't limited by that")
        .isTrue();
    assertThat(max.get(budgets + "/history?of=replays").text()).contains("For audits");
    assertThat(max.get(budgets + "/periods?of=replays").json().size()).isEqualTo(1);
    assertThat(put(APPLICATION.rest("olga"), budgets + "?of=replays", 9, "x").status())
        .isEqualTo(403);
    assertThat(max.get(budgets + "?of=parties").status()).isEqualTo(400);
  }

  @Test
  void aStudysCostIsEstimatedWithoutStartingIt() {
    Answer answer =
        APPLICATION
            .rest("ada")
            .post(
                BUDGETS + "/estimate",
                """
                {"trainer": "noop", "trials": 5, "maxSteps": 3, "parameters": [],
                 "objectives": [{"metric": "score", "direction": "MAXIMIZE"}]}
                """);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("earlierTrials").asInt()).isZero();
    assertThat(answer.json().path("cost").isNull()).isTrue();
  }

  @Test
  void anAdminSetsPricesOfAnAgentThatIsThere() {
    RestClient root = APPLICATION.rest("root");
    Answer answer =
        root.send(
            root.request("/api/v1/agents/01900000-0000-7000-8000-000000000000/prices")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"cpuHour\": 0.05}")));
    assertThat(answer.status()).isEqualTo(404);
  }
}
