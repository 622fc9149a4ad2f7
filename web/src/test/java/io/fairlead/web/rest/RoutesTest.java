package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.AlsoForGuests;
import io.fairlead.web.security.Needs;
import io.fairlead.web.security.OpenTo;
import java.net.http.HttpRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Every route of the running application, so that a new one can't be forgotten. */
class RoutesTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();

  private static final String PLACE = "rights";

  @BeforeAll
  static void holdEveryRole() {
    APPLICATION.withEveryRole(PLACE);
  }

  /**
   * @param needs its row of the table; empty where it is {@code open} to someone without a right
   * @param alsoForGuests answers about what is shared
   */
  record Route(
      String method,
      String pattern,
      Optional<Permission> needs,
      Optional<OpenTo.Whom> open,
      boolean alsoForGuests) {
    String path(String workspace) {
      return pattern.replace("{workspace}", workspace).replaceAll("\\{[a-z]+}", "nothing");
    }

    boolean isOfWorkspace() {
      return pattern.contains("{workspace}");
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

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  /** The routes that the running application answers, with what each says of who may ask. */
  static List<Route> routes() {
    List<Route> routes =
        APPLICATION
            .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .entrySet()
            .stream()
            .flatMap(
                each ->
                    each.getKey().getPatternValues().stream()
                        .flatMap(
                            pattern ->
                                methods(each.getKey().getMethodsCondition().getMethods())
                                    .map(method -> route(method, pattern, each.getValue()))))
            .sorted(Comparator.comparing(Route::pattern).thenComparing(Route::method))
            .toList();
    assertThat(routes).hasSizeGreaterThan(100);
    return routes;
  }

  private static Route route(String method, String pattern, HandlerMethod handler) {
    return new Route(
        method,
        pattern,
        Optional.ofNullable(handler.getMethodAnnotation(Needs.class)).map(Needs::value),
        pattern.startsWith("/v3/")
            ? Optional.of(OpenTo.Whom.SIGNED_IN) // the description; its code isn't ours
            : Optional.ofNullable(handler.getMethodAnnotation(OpenTo.class)).map(OpenTo::value),
        handler.hasMethodAnnotation(AlsoForGuests.class));
  }

  /** All but the container's own page for what fails, which nobody asks for. */
  static List<Route> rest() {
    return routes().stream().filter(route -> !route.pattern().equals("/error")).toList();
  }

  private static Stream<String> methods(Set<RequestMethod> declared) {
    return declared.isEmpty() ? Stream.of("GET") : declared.stream().map(Enum::name);
  }

  @ParameterizedTest
  @MethodSource("rest")
  void isInTheTable(Route route) {
    assertThat(route.needs().isPresent() ^ route.open().isPresent())
        .as("%s says by @Needs or @OpenTo who may ask", route)
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("rest")
  void needsAToken(Route route) {
    for (RestClient client :
        List.of(APPLICATION.stranger(), new RestClient(APPLICATION.url(), "flt_wrong"))) {
      Answer answer = route.ask(client, "credit");
      if (route.open().equals(Optional.of(OpenTo.Whom.EVERYONE))) {
        assertThat(answer.status()).isEqualTo(200);
      } else {
        assertThat(answer.status()).isEqualTo(401);
        assertProblem(answer);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rest")
  void givesEachRoleWhatItsRowSays(Route route) {
    for (Asker asker : Asker.values()) {
      RestClient client = APPLICATION.rest(asker.person);
      Answer answer = route.ask(client, PLACE);
      String who = "%s for %s: %s".formatted(route, asker, answer.text());
      if (route.needs().map(needs -> mayAsk(asker, needs, route)).orElse(true)) {
        assertThat(answer.status()).as(who).isNotIn(401, 403).isLessThan(500);
        assertThat(answer.text()).as(who).doesNotContain("no workspace '" + PLACE);
      } else if (route.isOfWorkspace() && !asker.belongs()) {
        Answer unknown = route.ask(client, "nowhere");
        assertThat(answer.status()).as(who).isEqualTo(404);
        assertThat(unknown.status()).as(who).isEqualTo(404);
        assertThat(answer.text().replace(PLACE, "nowhere")).isEqualTo(unknown.text());
      } else {
        assertThat(answer.status()).as(who).isEqualTo(403);
        assertProblem(answer);
      }
    }
  }

  private static boolean mayAsk(Asker asker, Permission needs, Route route) {
    return route.isOfWorkspace() ? asker.may(needs) : asker.mayEverywhere(needs);
  }

  /** What belongs to no workspace and isn't open to all. */
  static List<Route> routesOfTheInstallation() {
    return rest().stream()
        .filter(route -> !route.isOfWorkspace() && route.needs().isPresent())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("routesOfTheInstallation")
  void areDecidedBeforeTheBodyIsRead(Route route) {
    RestClient ada = APPLICATION.rest("ada");
    Answer large =
        ada.send(
            ada.request(route.path(PLACE))
                .header("Content-Type", "application/json")
                .method(
                    route.method(),
                    HttpRequest.BodyPublishers.ofString("x".repeat((1 << 20) + 1))));
    assertThat(large.status()).isEqualTo(403);
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
    int shown = 0;
    for (JsonNode path : description.path("paths")) {
      for (JsonNode operation : path) {
        for (JsonNode answer : operation.path("responses")) {
          JsonNode json = answer.path("content").path("application/json");
          JsonNode example = json.path("examples").path("answer").path("value");
          shown += example.isMissingNode() ? 0 : 1;
          assertSchemaHas(example, json.path("schema"), description);
        }
      }
    }
    assertThat(shown).isGreaterThanOrEqualTo(14);
  }

  /** An example grows old when a field is given another name. */
  private static void assertSchemaHas(JsonNode example, JsonNode schema, JsonNode description) {
    JsonNode resolved =
        schema.has("$ref") ? description.at(schema.path("$ref").asString().substring(1)) : schema;
    if (example.isObject() && !resolved.path("properties").isEmpty()) {
      assertThat(example.propertyNames()).isSubsetOf(resolved.path("properties").propertyNames());
      example
          .properties()
          .forEach(
              each ->
                  assertSchemaHas(
                      each.getValue(),
                      resolved.path("properties").path(each.getKey()),
                      description));
    } else if (example.isArray()) {
      example.forEach(each -> assertSchemaHas(each, resolved.path("items"), description));
    }
  }

  static void assertProblem(Answer answer) {
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().propertyNames())
        .contains("status", "title", "detail", "field", "rule", "value", "wayOut");
    assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
  }
}
