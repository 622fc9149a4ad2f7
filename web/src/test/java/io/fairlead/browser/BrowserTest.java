package io.fairlead.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * A test with a page in Chromium; whatever the browser's console calls an error fails it. Skipped
 * where there is no Chromium.
 */
public abstract class BrowserTest {

  /** Generous: machines that run tests are busy. */
  protected static final double PATIENCE_MS = 60_000;

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static Playwright playwright;
  private static Browser browser;

  private final List<String> errors = new CopyOnWriteArrayList<>();
  private BrowserContext context;

  /** The page under test. */
  protected Page page;

  /** Where the application answers, with a slash at its end. */
  protected abstract String address();

  @SuppressWarnings("NullAway.Init") // made before each test
  protected BrowserTest() {}

  @BeforeAll
  static void launch() {
    List<Path> found = PLACES.stream().filter(Files::isExecutable).toList();
    assumeTrue(!found.isEmpty(), "Left out: there is no Chromium here (apt install chromium).");
    playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(found.getFirst()).setArgs(FLAGS));
  }

  @AfterAll
  static void quit() {
    Stream.<AutoCloseable>of(browser, playwright)
        .filter(each -> each != null)
        .forEach(BrowserTest::close);
  }

  @BeforeEach
  void open() {
    context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800));
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.setDefaultNavigationTimeout(PATIENCE_MS);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text() + " at " + message.location());
          }
        });
    page.onPageError(errors::add);
  }

  @AfterEach
  void noErrors() {
    context.close();
    assertThat(errors).as("errors in the browser's console").isEmpty();
  }

  /** For tests in which the browser must complain, such as of a page that isn't found. */
  protected final void forgiveErrors() {
    errors.clear();
  }

  protected final void signIn(String name, String password) {
    page.navigate(address() + "login");
    page.fill("input[name=username]", name);
    page.fill("input[name=password]", password);
    page.keyboard().press("Enter");
    page.locator(".frame").waitFor();
  }

  protected final void go(String path) {
    page.navigate(address() + path);
  }

  /** Waits until the element is there. */
  protected final void see(String selector) {
    page.locator(selector).first().waitFor();
  }

  /** Waits until the element is gone. */
  protected final void missing(String selector) {
    page.locator(selector)
        .first()
        .waitFor(
            new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(WaitForSelectorState.DETACHED));
  }

  private static void close(AutoCloseable opened) {
    try {
      opened.close();
    } catch (Exception problem) {
      throw new IllegalStateException("The browser could not be closed.", problem);
    }
  }
}
