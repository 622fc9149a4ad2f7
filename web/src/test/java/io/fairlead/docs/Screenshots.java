package io.fairlead.docs;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.fairlead.browser.Chromium;
import io.fairlead.e2e.RestClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the pictures of {@code docs/screens.md}: each screen of a demo that has finished, light at
 * 1280 px and dark at 1920 px. See CONTRIBUTING.
 */
public final class Screenshots {

  private static final String STUDY = "german-credit-first-look";

  private final JsonNode people;
  private final Path target;

  private Screenshots(JsonNode people, Path target) {
    this.people = people;
    this.target = target;
  }

  /**
   * @param arguments the data folder of a running platform; the folder for the pictures
   */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    JsonNode people = new JsonMapper().readTree(Files.readAllBytes(data.resolve("people.json")));
    Screenshots screenshots = new Screenshots(people, Path.of(arguments[1]));
    try (Chromium chromium =
        Chromium.launch().orElseThrow(() -> new IOException("There is no Chromium here."))) {
      screenshots.take(chromium, ColorScheme.LIGHT, 1280, 800);
      screenshots.take(chromium, ColorScheme.DARK, 1920, 1080);
    }
  }

  private void take(Chromium chromium, ColorScheme scheme, int width, int height) {
    String suffix = "-%s-%d.png".formatted(scheme == ColorScheme.DARK ? "dark" : "light", width);
    for (Map.Entry<String, Map<String, String>> person : screens().entrySet()) {
      Page page =
          chromium
              .browser()
              .newContext(
                  new Browser.NewContextOptions()
                      .setViewportSize(width, height)
                      .setColorScheme(scheme))
              .newPage();
      page.setDefaultTimeout(60_000);
      signIn(page, person.getKey());
      person
          .getValue()
          .forEach(
              (name, path) -> {
                page.navigate(url() + path);
                page.locator(".frame h1").first().waitFor();
                page.waitForLoadState(LoadState.NETWORKIDLE);
                page.locator("[data-state=loading]")
                    .first()
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
                page.screenshot(
                    new Page.ScreenshotOptions().setPath(target.resolve(name + suffix)));
              });
      page.context().close();
    }
  }

  private void signIn(Page page, String name) {
    page.navigate(url() + "login");
    page.fill("input[name=username]", name);
    page.fill("input[name=password]", person(name).path("password").asString());
    page.keyboard().press("Enter");
    page.locator(".frame").waitFor();
  }

  /** Addresses by name of the picture, by who looks. */
  private Map<String, Map<String, String>> screens() {
    String credit = "w/credit/";
    List<String> best = best();
    return Map.of(
        "ada",
        Map.of(
            "home", "",
            "notebook", credit + "notebooks/" + first("notebooks").path("id").asString(),
            "studies", credit + "studies",
            "new-study", credit + "studies/new",
            "study", credit + "studies/" + STUDY,
            "trial", credit + "trials/" + best.getFirst(),
            "data-sets", credit + "data",
            "data-set", credit + "data/german-credit",
            "access-tokens", "tokens",
            "password", "password"),
        "max",
        Map.of(
            "home-manager", "",
            "budget", credit + "budget",
            "catalog", credit + "catalog",
            "catalog-entry", credit + "catalog/lightgbm/learning_rate",
            "members", credit + "members",
            "clusters", credit + "clusters",
            "shared-with-you", "shared"),
        "olga",
        Map.of(
            "decisions", credit + "decisions",
            "audit-trail", credit + "audit",
            "lineage", credit + "lineage/trial/" + best.getFirst(),
            "compare", credit + "compare/" + best.get(0) + "/" + best.get(1),
            "fairness", credit + "fairness",
            "fairness-audit", credit + "fairness/" + first("audits").path("id").asString()),
        "admin",
        Map.of(
            "people", "people",
            "workspaces", "workspaces",
            "agents", "agents",
            "all-clusters", "clusters"));
  }

  private List<String> best() {
    return rest("studies/" + STUDY + "/trials?order=objective&state=COMPLETE&limit=2")
        .path("items")
        .valueStream()
        .map(trial -> trial.path("id").asString())
        .toList();
  }

  private JsonNode first(String list) {
    return rest(list).path("items").path(0);
  }

  private JsonNode rest(String path) {
    return new RestClient(URI.create(url()), person("ada").path("token").asString())
        .get("/api/v1/workspaces/credit/" + path)
        .json();
  }

  private JsonNode person(String name) {
    return people
        .path("people")
        .valueStream()
        .filter(each -> each.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String url() {
    return people.path("url").asString() + "/";
  }
}
