package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.People;
import java.net.http.HttpRequest;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who guesses waits, and tokens do what they were made for; over HTTP, as from other machines. */
class GuardedDoorsTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();
  private static final String TOKENS = "/api/v1/tokens";
  private static final String WAITS = "/api/v1/sign-in/waits";
  private static final String WRONG = "wrong-password-here";
  private static final String HTML = "text/html";

  private final RestClient anyone = APPLICATION.proxy("");
  private final RestClient root = APPLICATION.rest("root");
  private final String name = "g" + UUID.randomUUID();

  /** Signs in from an address, as a proxy on this machine tells it. */
  private Answer signIn(String password, String address, String accept, String cookie) {
    Answer form = anyone.get("/login");
    Matcher token = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"").matcher(form.text());
    assertThat(token.find()).isTrue();
    return anyone.send(
        anyone
            .request("/login")
            .header("Cookie", form.session() + "; " + cookie)
            .header("Accept", accept)
            .header("X-Forwarded-For", address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "username=%s&password=%s&_csrf=%s".formatted(name, password, token.group(1)))));
  }

  private Answer guess(String address) {
    return signIn(WRONG, address, HTML, "none=1");
  }

  private static String device(Answer signedIn) {
    return signedIn.response().orElseThrow().headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("fairlead-device="))
        .findFirst()
        .orElse("");
  }

  private void person() {
    APPLICATION
        .bean(People.class)
        .create(name, "Guarded", RunningApplication.PASSWORD, Actor.PLATFORM);
  }

  @Test
  void aStrangerWhoGuessesWaitsAndTheBrowserThatIsKnownDoesNot() {
    person();
    Answer first = signIn(RunningApplication.PASSWORD, "198.51.100.7", HTML, "none=1");
    assertThat(first.header("Location")).doesNotContain("login");
    String known = device(first);
    assertThat(known).contains("HttpOnly", "SameSite=Strict");

    for (int i = 0; i < 5; i++) {
      assertThat(guess("203.0.113." + i).header("Location")).endsWith("/login?error");
    }
    Answer held = signIn(RunningApplication.PASSWORD, "203.0.113.9", HTML, "none=1");
    assertThat(held.header("Location")).matches(".*/login\\?wait=[0-9]+");
    assertThat(held.header("Retry-After")).matches("[1-9][0-9]?");
    Answer script =
        signIn(RunningApplication.PASSWORD, "203.0.113.9", "application/json", "none=1");
    assertThat(script.status()).isEqualTo(429);
    RoutesTest.assertProblem(script);
    Answer page = anyone.get("/login?wait=20");
    assertThat(page.status()).isEqualTo(200);

    Answer atHome =
        signIn(RunningApplication.PASSWORD, "192.0.2.3", HTML, known.replaceFirst(";.*", ""));
    assertThat(atHome.header("Location")).doesNotContain("login");
    assertThat(
            signIn(RunningApplication.PASSWORD, "198.51.100.7", HTML, "none=1").header("Location"))
        .as("from the address of the first time")
        .doesNotContain("login");

    JsonNode wait = waitOf(name);
    assertThat(wait.path("kind").asString()).isEqualTo("ACCOUNT");
    assertThat(wait.path("address").asString()).startsWith("203.0.113.");
    assertThat(delete(WAITS + "/" + wait.path("id").asString()).status()).isEqualTo(204);
    assertThat(
            signIn(RunningApplication.PASSWORD, "203.0.113.9", HTML, "none=1").header("Location"))
        .doesNotContain("login");
    assertThat(delete(WAITS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  private Answer delete(String path) {
    return root.send(root.request(path).DELETE());
  }

  private JsonNode waitOf(String person) {
    for (JsonNode wait : root.get(WAITS).json().path("items")) {
      if (person.equals(wait.path("person").asString(""))) {
        return wait;
      }
    }
    throw new AssertionError(person + " doesn't wait");
  }

  @Test
  void anAddressOfWrongTokensWaitsButNoGoodTokenDoes() {
    String address = "203.0.113.200";
    assertThat(asks("flt_wrong", address).status()).isEqualTo(401);
    Transactions transactions = APPLICATION.bean("transactions", Transactions.class);
    transactions.crossing(
        () ->
            APPLICATION
                .bean("jdbcClient", JdbcClient.class)
                .sql("update guessing set failures = 10000 where address = ?")
                .param(address)
                .update());
    assertThat(asks("flt_wrong", address).status()).isEqualTo(401);
    Answer held = asks("flt_wrong", address);
    assertThat(held.status()).isEqualTo(429);
    assertThat(held.header("Retry-After")).matches("[1-9][0-9]*");
    RoutesTest.assertProblem(held);
    assertThat(asks("", address).status()).as("without any token").isEqualTo(401);
    String good = APPLICATION.issue("ada", java.time.Duration.ofDays(1));
    assertThat(asks(good, address).status()).isEqualTo(200);
  }

  private static Answer asks(String token, String address) {
    RestClient client = APPLICATION.proxy(token);
    return client.send(
        client.request("/api/v1/workspaces").header("X-Forwarded-For", address).GET());
  }

  @Test
  void aTokenIsMadeLimitedRotatedAndRevoked() {
    RestClient ada = APPLICATION.rest("ada");
    String key = UUID.randomUUID().toString();
    String wanted =
        "{\"name\": \"%s\", \"readOnly\": true, \"workspaces\": [\"credit\"], \"days\": 1}"
            .formatted(name);
    Answer refused = ada.post(TOKENS, wanted.replace("credit", "vision"));
    assertThat(refused.status()).as("not hers").isEqualTo(400);
    assertThat(ada.post(TOKENS, wanted.replace("\"days\": 1", "\"days\": 300")).status())
        .as("longer than the token that asks")
        .isEqualTo(400);
    Answer made = ada.post(TOKENS, wanted.replace(": 1}", ": 0}"));
    assertThat(made.status()).isEqualTo(400);
    RestClient forever = new RestClient(APPLICATION.url(), endless());
    made = forever.post(TOKENS, wanted, "Idempotency-Key", key);
    assertThat(made.status()).isEqualTo(201);
    assertThat(forever.post(TOKENS, wanted, "Idempotency-Key", key).text()).isEqualTo(made.text());
    String path = made.header("Location");

    RestClient reader = new RestClient(APPLICATION.url(), made.json().path("token").asString());
    assertThat(reader.get("/api/v1/workspaces/credit/studies").status()).isEqualTo(200);
    Answer changing = reader.post("/api/v1/workspaces/credit/notebooks", "{\"title\": \"x\"}");
    assertThat(changing.status()).isEqualTo(403);
    RoutesTest.assertProblem(changing);
    assertThat(reader.post(path + "/rotate", "{}").status()).isEqualTo(403);

    Answer rotated = ada.post(path + "/rotate", "{\"overlapHours\": 1}");
    assertThat(rotated.status()).isEqualTo(200);
    assertThat(rotated.json().path("expiresAt")).isEqualTo(made.json().path("expiresAt"));
    RestClient renewed = new RestClient(APPLICATION.url(), rotated.json().path("token").asString());
    assertThat(reader.get(path).status()).as("the old secret goes on").isEqualTo(200);
    assertThat(renewed.get(path).json().path("readOnly").asBoolean()).isTrue();
    assertThat(ada.post(path + "/rotate", "{\"overlapHours\": 169}").status()).isEqualTo(400);
    assertThat(APPLICATION.rest("vera").get(path).status()).isEqualTo(404);
    assertThat(ada.send(ada.request(path).DELETE()).status()).isEqualTo(204);
    assertThat(reader.get(path).status()).isEqualTo(401);
    assertThat(renewed.get(path).status()).isEqualTo(401);
    assertThat(ada.get(path).json().path("revokedAt").isNull()).isFalse();
    assertThat(ada.post(path + "/rotate", "{}").status()).isEqualTo(409);
  }

  private static String endless() {
    return APPLICATION
        .bean(io.fairlead.platform.workspace.AccessTokens.class)
        .issue(
            APPLICATION
                .bean(io.fairlead.platform.workspace.Administration.class)
                .person("ada", RunningApplication.admin())
                .orElseThrow()
                .id(),
            io.fairlead.platform.workspace.AccessTokens.Wanted.everything("endless", null),
            Actor.PLATFORM)
        .secret();
  }

  @Test
  void anAgentsTokenIsForItsWorkspacesAndIsRotated() {
    String tokens = "/api/v1/agents/tokens";
    Answer made =
        root.post(tokens, "{\"name\": \"lab\", \"workspaces\": [\"credit\"], \"days\": 30}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("workspaces").size()).isEqualTo(1);
    assertThat(made.json().path("expiresAt").isNull()).isFalse();
    Answer rotated = root.post(made.header("Location") + "/rotate", "{\"overlapHours\": 24}");
    assertThat(rotated.json().path("token").asString()).startsWith("fla_");
    assertThat(rotated.json().path("previousUntil").isNull()).isFalse();
    assertThat(root.post(tokens, "{\"name\": \"lab\", \"workspaces\": [\"none\"]}").status())
        .isEqualTo(400);
  }
}
