package io.fairlead.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import io.fairlead.browser.BrowserTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new user's first visit, in a real browser: sign in, start a study, watch it, open a trial. */
class FirstVisitTest extends BrowserTest {

  @TempDir private static Path folder;
  private static RunningPlatform platform;

  @BeforeAll
  static void start() {
    platform = RunningPlatform.start(folder.resolve("data"));
    new StudyClient(platform).stopDemo();
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Override
  protected String address() {
    return platform.url() + "/";
  }

  @Test
  void fromSignInToATrialPage() {
    signIn("ada", platform.person("ada").path("password").asString());
    go("w/credit/studies/new");
    page.getByText("Start the study").click();
    page.waitForURL(Pattern.compile(".*/w/credit/studies/(?!new)[^/]+"));
    see("[data-kind=history][data-state=full]");
    see("[data-kind=curves][data-state=full]");
    int before = drawnPoints();
    page.waitForFunction(
        "before => Number(document.querySelector('[data-kind=curves]').dataset.points) > before",
        before);
    String study = page.url();
    String id = study.substring(study.lastIndexOf('/') + 1);
    StudyClient studies = new StudyClient(platform);
    String trial = studies.trials(id).getFirst().path("id").asString();
    go("w/credit/trials/" + trial);
    PlaywrightAssertions.assertThat(page.getByText("Parameters").first())
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
    see("[data-state=full]");
    see(".artifact a"); // at least the checkpoint with which it waited at the first rung
  }

  /** One page of each kind that links lead to; the browser must find no fault with any. */
  @Test
  void everyPageOfEverybodyLoadsWithoutErrorsAndFromHereAlone() {
    Set<String> hosts = new HashSet<>();
    page.onRequest(request -> hosts.add(String.valueOf(URI.create(request.url()).getHost())));
    assertThat(kindsReachedBy("ada", "", "tokens", "w/credit/studies/new"))
        .contains("w/credit/studies", "w/credit/studies/*", "w/credit/trials/*")
        .contains("w/credit/data", "w/credit/data/*");
    page.context().clearCookies();
    assertThat(kindsReachedBy("admin", "")).contains("people", "workspaces", "agents");
    assertThat(hosts).containsExactly("127.0.0.1");
  }

  private Set<String> kindsReachedBy(String person, String... first) {
    signIn(person, platform.person(person).path("password").asString());
    Set<String> kinds = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(first));
    while (!next.isEmpty()) {
      String path = next.removeFirst();
      if (!kinds.add(kind(path))) {
        continue;
      }
      go(path);
      see(".frame h1");
      page.waitForLoadState(LoadState.NETWORKIDLE);
      for (Object link :
          (List<?>)
              page.evaluate("[...document.querySelectorAll('a[router-link]')].map(a => a.href)")) {
        next.add(URI.create(link.toString()).getPath().substring(1));
      }
    }
    return kinds;
  }

  /** The path, with a star for the name of one of many. */
  private static String kind(String path) {
    return path.replaceFirst("^(w/[^/]+/[^/]+)/(?!new$).+", "$1/*");
  }

  @Test
  void aWarmBrowserLoadsNoScriptOrStyleAgain() {
    signIn("ada", platform.person("ada").path("password").asString());
    go("w/credit/studies");
    see("vaadin-grid a");
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.reload();
    see("vaadin-grid a");
    page.waitForLoadState(LoadState.NETWORKIDLE);
    List<?> loaded =
        (List<?>)
            page.evaluate(
                """
                performance.getEntriesByType('resource')
                  .filter(each => ['script', 'link', 'css'].includes(each.initiatorType))
                  .filter(each => each.transferSize > 0).map(each => each.name)
                """);
    assertThat(loaded).isEmpty();
  }

  private int drawnPoints() {
    return Integer.parseInt(page.getAttribute("[data-kind=curves]", "data-points"));
  }
}
