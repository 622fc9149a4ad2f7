package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is made to harm the platform is refused in the words of all other refusals. */
class HostileRequestsTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();
  private static final String CREDIT = "/api/v1/workspaces/credit";

  private final RestClient max = APPLICATION.rest("max");

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999"})
  void numbersWhoseDigitsWouldFillTheMemoryAreTakenAsTheyAre(String number) {
    String budget =
        "{\"calendar\": {\"kind\": \"months\", \"zone\": \"UTC\"}, \"caps\": {\"cost\": %s}, \"reason\": \"To fill it\"}"
            .formatted(number);
    Answer answer =
        max.send(
            max.request(CREDIT + "/budgets")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(budget)));
    assertThat(answer.status()).as(answer.text()).isLessThan(500).isPositive();
    assertThat(answer.bytes().length).isLessThan(10_000);
  }

  /** PostgreSQL keeps none; the routes that don't look themselves answer like those that do. */
  @Test
  void theCharacterNulIsRefused() {
    String decision = "{\"type\":\"promotion\",\"what\":\"a\\u0000b\",\"rationale\":\"a\\u0000b\"}";
    assertRefused(max.post(CREDIT + "/decisions", decision));
    String budget = "{\"caps\":{},\"reason\":\"a\\u0000b\"}";
    assertRefused(
        max.send(
            max.request(CREDIT + "/budgets")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(budget))));
  }

  @Test
  void aListOfNothingIsRefused() {
    assertRefused(max.post(CREDIT + "/notebooks", "{\"title\":\"x\",\"cells\":[null]}"));
    assertRefused(
        max.post(
            CREDIT + "/decisions",
            "{\"type\":\"promotion\",\"what\":\"x\",\"rationale\":\"y\",\"evidence\":[null]}"));
    assertRefused(
        max.post(
            CREDIT + "/decisions",
            "{\"type\":\"promotion\",\"what\":\"x\",\"rationale\":\"y\",\"alternatives\":[null]}"));
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    RoutesTest.assertProblem(answer);
  }

  @Test
  void nestingWithoutEndIsRefused() {
    for (String route : new String[] {"/studies", "/notebooks", "/decisions"}) {
      Answer answer = max.post(CREDIT + route, "[".repeat(500_000));
      assertThat(answer.status()).as(route + answer.text()).isEqualTo(400);
      RoutesTest.assertProblem(answer);
      Answer objects = max.post(CREDIT + route, "{\"a\":".repeat(150_000));
      assertThat(objects.status()).as(route + objects.text()).isEqualTo(400);
    }
  }

  /** The schema's first example with one member that is wrong. */
  private static String definition(String member) {
    ObjectNode example =
        (ObjectNode)
            APPLICATION
                .stranger()
                .get("/api/v1/schemas/study.json")
                .json()
                .path("examples")
                .path(0);
    new JsonMapper()
        .readTree("{" + member + "}")
        .properties()
        .forEach(each -> example.set(each.getKey(), each.getValue()));
    return example.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'parameters': [null]",
        "'objectives': [null]",
        "'objectives': [{'metric': 'validation_auc', 'direction': 0}]",
        "'fairness': [null]",
        "'fairness': [{'measure': 'demographic_parity_difference', 'sensitive': [null]}]",
        "'forbidden': [null]",
        "'forbidden': [[null]]",
        "'parameters': [{'name': 'class_weight', 'choices': [null]}]",
        "'pruner': {'name': 'asha', 'settings': {'minSteps': null}}",
        "'name': 1.5",
        "'name': true",
        "'name': 'a\\u0000b'",
        "'name': 'a/b'",
        "'name': 'a%b'",
        "'name': '..'",
        "'name': 'a\\tb'",
        "'name': '01900000-0000-7000-8000-000000000000'",
        "'dataset': '\\u0000'",
        "'rationale': 7",
        "'seed': '\\u0000'",
        "'seed': ''",
        "'weight': ' '"
      })
  void definitionsOfTheWrongKindAreTheScriptsFault(String member) {
    Answer answer = max.post(CREDIT + "/studies", definition(member.replace('\'', '"')));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    RoutesTest.assertProblem(answer);
    assertThat(answer.json().path("field").asString())
        .startsWith(member.substring(1, member.indexOf("'", 1)));
  }

  @Test
  void aBodyThatIsNullIsRefused() {
    for (String route : new String[] {"/studies", "/notebooks", "/decisions"}) {
      Answer answer = max.post(CREDIT + route, "null");
      assertThat(answer.status()).as(route + answer.text()).isEqualTo(400);
      RoutesTest.assertProblem(answer);
    }
  }

  @Test
  void whatTheDatabaseCannotHoldIsTheScriptsFault() {
    Answer answer = max.get(CREDIT + "/datasets?after=%00");
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    RoutesTest.assertProblem(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/studies/a%2Fb",
        "/studies/a%5Cb",
        "/studies/a%00",
        "/studies/a;b",
        "/studies/a%25b",
        "/studies//trials"
      })
  void addressesThatNothingHasAreRefusedInTheWordsOfAllErrors(String path) {
    Answer answer = max.get(CREDIT + path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    RoutesTest.assertProblem(answer);
  }

  @Test
  void whoMayIsDecidedBeforeTheTypeOfABody() {
    for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded"}) {
      assertThat(untyped("olga", CREDIT + "/studies", type).status()).isEqualTo(403);
      assertThat(untyped("olga", CREDIT + "/datasets", type).status()).isEqualTo(403);
      assertThat(untyped("vera", CREDIT + "/studies", type).status()).isEqualTo(404);
      assertThat(untyped("vera", "/api/v1/workspaces/nowhere/datasets", type).status())
          .isEqualTo(404);
      Answer refused = untyped("ada", CREDIT + "/studies", type);
      assertThat(refused.status()).isEqualTo(415);
      RoutesTest.assertProblem(refused);
    }
  }

  private static Answer untyped(String who, String path, String type) {
    RestClient client = APPLICATION.rest(who);
    return client.send(
        client.request(path).header("Content-Type", type).POST(BodyPublishers.ofString("{broken")));
  }

  @Test
  void halfADayIsNotTakenForNone() {
    Answer answer = max.post("/api/v1/tokens", "{\"name\": \"brief\", \"days\": 1.5}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.text()).contains("must be a whole number");
  }

  @Test
  void answersAreNeverTakenForPages() {
    Answer answer = max.get(CREDIT + "/studies");
    assertThat(answer.header("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void aBodyBeyondTheLimitIsRefusedWithoutReadingIt() {
    Answer answer = max.post(CREDIT + "/studies", "x".repeat(2 << 20));
    assertThat(answer.status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/workspaces/credit/trials/01900000-0000-7000-8000-000000000000/artifacts/..%2F..%2Faudit-key",
        "/api/v1/workspaces/..%2Fcredit/studies",
        "/fairlead/..%2F..%2Fapplication.yaml",
        "/fairlead/..%5C..%5Capplication.yaml",
        "/_static/%2e%2e/%2e%2e/application.yaml",
        "/fairlead/;/../../application.yaml"
      })
  void pathsLeadNowhereElse(String path) {
    Answer answer = max.get(path);
    assertThat(answer.status()).as(answer.text()).isIn(302, 400, 404);
    assertThat(answer.text()).doesNotContain("spring:", "PRIVATE");
  }
}
