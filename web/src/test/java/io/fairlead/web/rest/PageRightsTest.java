package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.security.OpenTo;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page of the running application, opened over HTTP by someone of each role, a stranger, and
 * without signing in.
 */
class PageRightsTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();
  private static final String PLACE = "pages-of-all";
  private static final Map<String, String> SAMPLES = new HashMap<>();
  private static final Map<Asker, PageClient> BROWSERS = new EnumMap<>(Asker.class);

  @BeforeAll
  static void fillAWorkspace() {
    APPLICATION.withEveryRole(PLACE);
    RestClient ada = APPLICATION.rest("ada");
    String base = "/api/v1/workspaces/" + PLACE;
    SAMPLES.put("workspace", PLACE);
    String study = TrainingClient.submit(ada, PLACE);
    SAMPLES.put("study", study);
    SAMPLES.put("dataset", "german-credit");
    SAMPLES.put("trainer", "noop");
    SAMPLES.put("name", "x");
    SAMPLES.put("type", "trial");
    SAMPLES.put("trial", trialOf(ada, base + "/studies/" + study + "/trials"));
    SAMPLES.put("id", SAMPLES.get("trial"));
    SAMPLES.put("other", SAMPLES.get("trial"));
    SAMPLES.put("notebook", id(ada.post(base + "/notebooks", "{\"title\": \"Mine\"}")));
    SAMPLES.put("audit", id(AuditsOverRestTest.anAudit(ada, base + "/audits")));
  }

  private static String trialOf(RestClient client, String trials) {
    return Awaitility.await()
        .atMost(TrainingClient.PATIENCE)
        .until(
            () -> client.get(trials).json().path("items").path(0).path("id").asString(""),
            id -> !id.isEmpty());
  }

  private static String id(Answer made) {
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().path("id").asString();
  }

  record Page(String template, Class<?> view) {

    Optional<Permission> needs() {
      return Optional.ofNullable(view.getAnnotation(Needs.class)).map(Needs::value);
    }

    Optional<OpenTo.Whom> open() {
      return Optional.ofNullable(view.getAnnotation(OpenTo.class)).map(OpenTo::value);
    }

    boolean isOfWorkspace() {
      return template.startsWith("w/:workspace");
    }

    String path() {
      List<String> parts = new ArrayList<>();
      for (String part : template.split("/", -1)) {
        String name = part.replaceFirst("^:", "").replaceFirst("\\?$", "");
        parts.add(part.startsWith(":") ? sample(name) : part);
      }
      return String.join("/", parts);
    }

    private static String sample(String name) {
      assertThat(SAMPLES).as("a sample for the addresses' part").containsKey(name);
      return SAMPLES.getOrDefault(name, "");
    }

    @Override
    public String toString() {
      return "/" + template;
    }
  }

  /** The pages that Vaadin's registry of the running application knows, with their aliases. */
  static List<Page> pages() {
    RouteConfiguration routes =
        RouteConfiguration.forRegistry(
            ApplicationRouteRegistry.getInstance(
                new VaadinServletContext(APPLICATION.bean(ServletContext.class))));
    List<Page> pages = new ArrayList<>();
    routes
        .getAvailableRoutes()
        .forEach(
            route -> {
              pages.add(new Page(route.getTemplate(), route.getNavigationTarget()));
              route
                  .getRouteAliases()
                  .forEach(
                      alias ->
                          pages.add(new Page(alias.getTemplate(), alias.getNavigationTarget())));
            });
    pages.sort(Comparator.comparing(Page::template));
    assertThat(pages).hasSizeGreaterThan(25);
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isInTheTable(Page page) {
    assertThat(page.needs().isPresent() ^ page.open().isPresent())
        .as("%s says by @Needs or @OpenTo who may open it", page.view())
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void needsASignIn(Page page) {
    Answer answer = APPLICATION.stranger().get("/" + page.path());
    if (page.open().equals(Optional.of(OpenTo.Whom.EVERYONE))) {
      assertThat(answer.status()).isEqualTo(200);
    } else {
      assertThat(answer.status()).isEqualTo(302);
      assertThat(answer.header("Location")).endsWith("/login");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void givesEachRoleWhatItsRowSays(Page page) {
    for (Asker asker : Asker.values()) {
      PageClient browser = BROWSERS.computeIfAbsent(asker, who -> PageClient.signIn(who.person));
      String drawn = browser.open(page.path());
      assertThat(outcome(drawn))
          .as("%s for %s: %s", page, asker, drawn)
          .isEqualTo(expected(page, asker));
    }
  }

  private static String outcome(String drawn) {
    return drawn.contains("There is no such page here")
        ? "not found"
        : drawn.contains("state-forbidden")
            ? "forbidden"
            : drawn.contains("This page could not be shown") ? "broken" : "shown";
  }

  private static String expected(Page page, Asker asker) {
    if (!page.isOfWorkspace()) {
      return page.needs().map(asker::mayEverywhere).orElse(true) ? "shown" : "forbidden";
    }
    Permission needed = page.needs().orElse(Permission.READ); // its start leads to its notebooks
    return asker.may(needed) ? "shown" : asker.may(Permission.READ) ? "forbidden" : "not found";
  }

  @org.junit.jupiter.api.Test
  void aPageOfNobodysIsNotFound() {
    PageClient root = BROWSERS.computeIfAbsent(Asker.MANAGER, who -> PageClient.signIn(who.person));
    assertThat(root.open("w/" + PLACE + "/trials/" + UUID.randomUUID()))
        .contains("There is no such page here");
  }
}
