package io.fairlead.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * A test with a page in Chromium; whatever the browser's console calls an error fails it. A failure
 * says what the pages showed. Skipped where there is no Chromium.
 */
public abstract class BrowserTest {

  /** Generous: machines that run tests are busy. */
  protected static final double PATIENCE_MS = 180_000;

  private static @Nullable Chromium chromium;

  private final List<String> errors = new CopyOnWriteArrayList<>();
  private BrowserContext context;
  private Witness witness;

  /** Says what was in view, while it still is. */
  @RegisterExtension
  final TestExecutionExceptionHandler shown =
      (test, failure) -> {
        if (failure instanceof TestAbortedException) {
          throw failure;
        }
        String name = test.getRequiredTestClass().getSimpleName() + "." + test.getDisplayName();
        throw new AssertionError(
            failure.getMessage() + witness.tells(name) + complaints(), failure);
      };

  /** The page under test. */
  protected Page page;

  /** Where the application answers, with a slash at its end. */
  protected abstract String address();

  @SuppressWarnings("NullAway.Init") // made before each test
  protected BrowserTest() {}

  /** What the application complained of in its log, where this isn't in the test's output. */
  protected String complaints() {
    return "";
  }

  @BeforeAll
  static void launch() {
    chromium = Chromium.launch().orElse(null);
    assumeTrue(chromium != null, "Left out: there is no Chromium here (apt install chromium).");
  }

  @AfterAll
  static void quit() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    context =
        Objects.requireNonNull(chromium)
            .browser()
            .newContext(new Browser.NewContextOptions().setViewportSize(1280, 800));
    witness = new Witness(context);
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
}
