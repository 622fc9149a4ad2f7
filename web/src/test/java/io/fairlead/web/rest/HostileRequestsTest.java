package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
