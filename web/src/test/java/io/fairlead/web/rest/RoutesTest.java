package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the running application, so that a new one can't be forgotten. */
class RoutesTest {

  private static final Set<String> OPEN =
      Set.of(
          "/api/v1/schemas/study.json",
          "/api/v1/schemas/audit.json",
          "/api/v1/schemas/audit-spec.json");

  /** What an auditor may do besides reading. */
  private static final Set<String> AUDITING =
      Set.of(
          "/api/v1/workspaces/{workspace}/audits",
          "/api/v1/workspaces/{workspace}/trials/{trial}/replays");

  private static final RunningApplication APPLICATION = RunningApplication.get();

  record Route(String method, String pattern) {
    String path(String workspace) {
      return pattern.replace("{workspace}", workspace).replaceAll("\\{[a-z]+}", "nothing");
    }

    Answer ask(RestClient client, String workspace) {
      HttpRequest.BodyPublisher body =
          method.equals("GET")
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofString("{}");
      String type =
          pattern.endsWith("/datasets") || pattern.endsWith("/audits")
              ? "multipart/form-data; boundary=x"
              : "application/json";
      return client.send(
          client.request(path(workspace)).header("Content-Type", type).method(method, body));
    }
  }

  static List<Route> routes() {
    List<Route> routes =
        APPLICATION
            .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .keySet()
            .stream()
            .flatMap(
                info ->
                    info.getPatternValues().stream()
                        .filter(
                            pattern -> pattern.startsWith("/api/") || pattern.startsWith("/v3/"))
                        .flatMap(
                            pattern ->
                                methods(info.getMethodsCondition().getMethods())
                                    .map(method -> new Route(method, pattern))))
            .toList();
    assertThat(routes).hasSizeGreaterThan(15);
    return routes;
  }

  private static Stream<String> methods(Set<RequestMethod> declared) {
    return declared.isEmpty() ? Stream.of("GET") : declared.stream().map(Enum::name);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void needsAToken(Route route) {
    for (RestClient client :
        List.of(APPLICATION.stranger(), new RestClient(APPLICATION.url(), "flt_wrong"))) {
      Answer answer = route.ask(client, "credit");
      if (OPEN.contains(route.pattern())) {
        assertThat(answer.status()).isEqualTo(200);
      } else {
        assertThat(answer.status()).isEqualTo(401);
        assertProblem(answer);
      }
    }
  }

  static List<Route> routesOfWorkspaces() {
    return routes().stream().filter(route -> route.pattern().contains("{workspace}")).toList();
  }

  @ParameterizedTest
  @MethodSource("routesOfWorkspaces")
  void showsAForeignWorkspaceAsOneThatIsNotThere(Route route) {
    Answer foreign = route.ask(APPLICATION.rest("vera"), "credit");
    Answer unknown = route.ask(APPLICATION.rest("vera"), "nowhere");
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(unknown.status()).isEqualTo(404);
    assertProblem(foreign);
    assertThat(foreign.text().replace("credit", "nowhere")).isEqualTo(unknown.text());
  }

  /** What belongs to no workspace, besides a person's own list of them and what is open. */
  static List<Route> routesOfTheInstallation() {
    List<Route> routes =
        routes().stream()
            .filter(route -> route.pattern().startsWith("/api/"))
            .filter(route -> !route.pattern().contains("{workspace}"))
            .filter(route -> !OPEN.contains(route.pattern()))
            .filter(route -> !route.equals(new Route("GET", "/api/v1/workspaces")))
            .toList();
    assertThat(routes).hasSizeGreaterThan(10);
    return routes;
  }

  @ParameterizedTest
  @MethodSource("routesOfTheInstallation")
  void leavesTheInstallationToAdmins(Route route) {
    for (String person : List.of("ada", "max", "olga")) {
      Answer answer = route.ask(APPLICATION.rest(person), "credit");
      assertThat(answer.status()).as("for %s", person).isEqualTo(403);
      assertProblem(answer);
    }
    RestClient ada = APPLICATION.rest("ada");
    Answer large =
        ada.send(
            ada.request(route.path("credit"))
                .header("Content-Type", "application/json")
                .method(
                    route.method(),
                    HttpRequest.BodyPublishers.ofString("x".repeat((1 << 20) + 1))));
    assertThat(large.status()).as("decided before the body is read").isEqualTo(403);
    assertThat(route.ask(APPLICATION.rest("root"), "credit").status()).isNotEqualTo(403);
  }

  @ParameterizedTest
  @MethodSource("routesOfWorkspaces")
  void letsAnAuditorReadAndNothingElse(Route route) {
    Answer answer = route.ask(APPLICATION.rest("olga"), "credit");
    if (route.method().equals("GET") || AUDITING.contains(route.pattern())) {
      assertThat(answer.status()).isNotEqualTo(403);
    } else {
      assertThat(answer.status()).isEqualTo(403);
      assertProblem(answer);
    }
  }

  @Test
  void areAllDescribedWithExamples() {
    var description = APPLICATION.rest("ada").get("/v3/api-docs").json();
    assertThat(description.path("openapi").asString()).startsWith("3.1");
    for (Route route : routes()) {
      if (route.pattern().startsWith("/api/")) {
        assertThat(
                description
                    .path("paths")
                    .path(route.pattern())
                    .path(route.method().toLowerCase(java.util.Locale.ROOT))
                    .path("summary")
                    .asString())
            .as("summary of %s", route)
            .isNotEmpty();
      }
    }
    assertThat(description.toString()).contains("\"example1\"", "\"wayOut\"");
  }

  static void assertProblem(Answer answer) {
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().propertyNames())
        .contains("status", "title", "detail", "field", "rule", "value", "wayOut");
    assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
  }
}
