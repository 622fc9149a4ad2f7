package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Workspaces, people and agents' tokens by REST, as an admin's script makes them. */
class AdministrationOverRestTest {

  private static final String WORKSPACES = "/api/v1/workspaces";
  private static final String PEOPLE = "/api/v1/people";
  private static final String TOKENS = "/api/v1/agents/tokens";
  private static final String KEY = "Idempotency-Key";

  private final RunningApplication application = RunningApplication.get();
  private final RestClient root = application.rest("root");
  private final String name = "n" + UUID.randomUUID().toString().substring(0, 8);

  private Answer send(String method, String path, String body) {
    return root.send(
        root.request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String json(String name) {
    return "{\"name\": \"%s\"}".formatted(name);
  }

  private String password(JsonNode person) {
    return person.path("password").asString();
  }

  private boolean signsIn(String password) {
    return application
        .bean("storedPeople", io.fairlead.platform.workspace.People.class)
        .signIn(name, password)
        .isPresent();
  }

  @Test
  void aWorkspaceIsMadeOnceAndItsMembersHoldTheirRoles() {
    String key = UUID.randomUUID().toString();
    Answer made = root.post(WORKSPACES, json(name), KEY, key);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo(WORKSPACES + "/" + name);
    assertThat(root.post(WORKSPACES, json(name), KEY, key).text()).isEqualTo(made.text());
    assertThat(root.post(WORKSPACES, json(name + "x"), KEY, key).status()).isEqualTo(422);
    Answer taken = root.post(WORKSPACES, json(name));
    assertThat(taken.status()).isEqualTo(400);
    RoutesTest.assertProblem(taken);
    assertThat(root.get(WORKSPACES + "/" + name).json().path("roles").size()).isZero();
    assertThat(root.get(WORKSPACES + "/" + name + "/studies").status())
        .as("an admin reads no team's work")
        .isEqualTo(404);

    String members = WORKSPACES + "/" + name + "/members";
    Answer set = send("PUT", members + "/ada", "{\"role\": \"manager\"}");
    assertThat(set.status()).isEqualTo(200);
    RestClient ada = application.rest("ada");
    assertThat(ada.get(WORKSPACES + "/" + name).json().path("roles").path(0).asString())
        .isEqualTo("manager");
    assertThat(ada.get(members).json().path("items").path(0)).isEqualTo(set.json());
    assertThat(send("PUT", members + "/ada", "{\"role\": \"king\"}").status()).isEqualTo(400);
    assertThat(send("PUT", members + "/nobody", "{\"role\": \"manager\"}").status()).isEqualTo(404);
    assertThat(send("DELETE", members + "/ada", "").status()).isEqualTo(204);
    assertThat(ada.get(WORKSPACES + "/" + name).status()).isEqualTo(404);
  }

  @Test
  void aPersonsPasswordIsInTheAnswerAndNowhereElse() {
    String key = UUID.randomUUID().toString();
    String body =
        "{\"name\": \"%s\", \"displayName\": \"Eve\", \"roles\": {\"vision\": \"researcher\"}}"
            .formatted(name);
    Answer made = root.post(PEOPLE, body, KEY, key);
    assertThat(made.status()).isEqualTo(201);
    String password = password(made.json());
    assertThat(signsIn(password)).isTrue();
    assertThat(root.post(PEOPLE, body, KEY, key).text())
        .as("the same answer, password included")
        .isEqualTo(made.text());
    assertThat(kept()).isNotEmpty().doesNotContain(password, key);

    Answer shown = root.get(made.header("Location"));
    assertThat(shown.json().path("roles").toString()).isEqualTo("{\"vision\":[\"researcher\"]}");
    assertThat(shown.json().has("password")).isFalse();
    String path = PEOPLE + "/" + name;
    assertThat(root.post(path + "/deactivate", "").json().path("active").asBoolean()).isFalse();
    assertThat(signsIn(password)).isFalse();
    root.post(path + "/activate", "");
    String renewed = password(root.post(path + "/password", "").json());
    assertThat(signsIn(password)).isFalse();
    assertThat(signsIn(renewed)).isTrue();
  }

  /** All kept answers as text, hexadecimal where they are bytes. */
  private String kept() {
    var transactions =
        application.bean("transactions", io.fairlead.platform.storage.Transactions.class);
    return transactions.crossing(
        () ->
            application
                .bean("jdbcClient", JdbcClient.class)
                .sql(
                    "select string_agg(encode(answer, 'escape') || encode(key_hash, 'escape'), ' ')"
                        + " from idempotent_administration")
                .query(String.class)
                .single());
  }

  @Test
  void aRoleForTheInstallationIsGivenAndTakenAndTheLastAdminStays() {
    root.post(PEOPLE, json(name));
    String role = PEOPLE + "/" + name + "/role";
    assertThat(send("PUT", role, "{\"role\": \"auditor\"}").json().path("roles").toString())
        .isEqualTo("{\"*\":[\"auditor\"]}");
    assertThat(send("PUT", role, "{\"role\": \"manager\"}").status()).isEqualTo(400);
    assertThat(send("DELETE", role, "").status()).isEqualTo(204);
    Answer last = send("DELETE", PEOPLE + "/root/role", "");
    assertThat(last.status()).isEqualTo(409);
    RoutesTest.assertProblem(last);
    assertThat(root.post(PEOPLE + "/root/deactivate", "").status()).isEqualTo(409);
  }

  @Test
  void anAgentsTokenIsShownOnceListedAndRevoked() {
    String key = UUID.randomUUID().toString();
    Answer made = root.post(TOKENS, json(name), KEY, key);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("token").asString()).startsWith("fla_");
    assertThat(root.post(TOKENS, json(name), KEY, key).text()).isEqualTo(made.text());
    Answer one = root.get(made.header("Location"));
    assertThat(one.json().path("name").asString()).isEqualTo(name);
    assertThat(one.json().has("token")).isFalse();
    assertThat(send("DELETE", made.header("Location"), "").status()).isEqualTo(204);
    assertThat(root.get(made.header("Location")).json().path("revokedAt").isNull()).isFalse();
    assertThat(send("DELETE", TOKENS + "/" + UUID.randomUUID(), "").status()).isEqualTo(404);
    root.post(TOKENS, json(name + "-2"));
    JsonNode page = root.get(TOKENS + "?limit=1").json();
    assertThat(page.path("items").size()).isEqualTo(1);
    JsonNode next = root.get(TOKENS + "?limit=1&after=" + page.path("next").asString()).json();
    assertThat(next.path("items").path(0).path("id"))
        .isNotEqualTo(page.path("items").path(0).path("id"));
    assertThat(root.get("/api/v1/agents").json().path("items").isArray()).isTrue();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    for (String path : new String[] {WORKSPACES, PEOPLE, TOKENS}) {
      Answer unknown = root.post(path, "{\"name\": \"a\", \"nmae\": \"b\"}");
      assertThat(unknown.status()).isEqualTo(400);
      assertThat(unknown.json().path("field").asString()).isEqualTo("nmae");
      assertThat(root.post(path, "{}").json().path("field").asString()).isEqualTo("name");
      assertThat(root.post(path, "null").status()).isEqualTo(400);
    }
    Answer nowhere =
        root.post(
            PEOPLE, "{\"name\": \"%s\", \"roles\": {\"nowhere\": \"manager\"}}".formatted(name));
    assertThat(nowhere.json().path("field").asString()).isEqualTo("roles.nowhere");
    assertThat(root.get(PEOPLE + "/" + name).status()).as("nothing was made").isEqualTo(404);
  }
}
