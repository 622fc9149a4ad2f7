package io.fairlead.e2e;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.fairlead.browser.BrowserTest;
import java.nio.file.Path;
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

  private int drawnPoints() {
    return Integer.parseInt(page.getAttribute("[data-kind=curves]", "data-points"));
  }
}
