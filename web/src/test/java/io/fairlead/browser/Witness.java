package io.fairlead.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Sees what happens on a context's pages, so that a test that fails can tell: where they went, what
 * they said in passing, what they sent and whether it was answered, and how they look in the end.
 */
final class Witness {

  private static final Path FOLDER = Path.of("target", "failed-pages");
  private static final int MOST_EVENTS = 40;
  private static final int MOST_SENT = 400;
  private static final int MOST_TEXT = 3_000;
  private static final double MOMENT_MS = 10_000;

  /** Notices leave by themselves, long before a test gives up. */
  private static final String NOTICES =
      """
      let said = '';
      new MutationObserver(() => {
        const now = [...document.getElementsByTagName('vaadin-notification-card')]
            .map(card => card.textContent).join(' | ');
        if (now && now !== said) console.info('notice: ' + now);
        said = now;
      }).observe(document, {childList: true, characterData: true, subtree: true});
      """;

  private final BrowserContext context;
  private final long began = System.nanoTime();
  private final Deque<String> events = new ArrayDeque<>();
  private final Map<Request, Long> unanswered = new HashMap<>();

  Witness(BrowserContext context) {
    this.context = context;
    context.addInitScript(NOTICES);
    context.onPage(
        page -> {
          page.onFrameNavigated(
              frame -> {
                if (frame == page.mainFrame()) {
                  note("at " + frame.url());
                }
              });
          page.onCrash(crashed -> note("crashed"));
          page.onWebSocket(socket -> socket.onClose(closed -> note("push connection closed")));
        });
    context.onConsoleMessage(
        message -> {
          if (!message.type().equals("debug")) {
            note(message.type() + " " + message.text());
          }
        });
    context.onRequest(this::sent);
    context.onRequestFinished(this::answered);
    context.onRequestFailed(
        request -> {
          answered(request);
          note("failed, " + request.failure() + ": " + request.url());
        });
  }

  private void note(String event) {
    events.add("%.1f s %s".formatted(seconds(began), shortened(event, MOST_SENT)));
    if (events.size() > MOST_EVENTS) {
      events.remove();
    }
  }

  private void sent(Request request) {
    unanswered.put(request, System.nanoTime());
    String data = request.method().equals("POST") ? request.postData() : null;
    if (data != null && request.url().contains("v-r=uidl")) {
      int from = Math.max(0, data.length() - MOST_SENT / 2); // what a click adds is at the end
      note("sent … " + data.substring(from));
    }
  }

  private void answered(Request request) {
    Long since = unanswered.remove(request);
    if (since != null && request.url().contains("v-r=uidl")) {
      note("answered after %.1f s".formatted(seconds(since)));
    }
  }

  /** In words, and as pictures below {@code target} with the test's name. */
  String tells(String test) {
    StringBuilder told = new StringBuilder("\nWhat happened:");
    events.forEach(each -> told.append("\n  ").append(each));
    unanswered.forEach(
        (request, since) ->
            told.append("\n  without an answer for %.1f s: ".formatted(seconds(since)))
                .append(request.url()));
    int number = 0;
    for (Page page : context.pages()) {
      number++;
      Path picture = FOLDER.resolve("%s-%d.png".formatted(name(test), number)).toAbsolutePath();
      told.append("\nPage %d is at %s".formatted(number, page.url()));
      told.append("\n  as in ").append(attempt(() -> photograph(page, picture)));
      told.append("\n  and says: ").append(attempt(() -> text(page)));
    }
    return told.append('\n').toString();
  }

  private static String name(String test) {
    return test.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("-$", "");
  }

  private static String photograph(Page page, Path picture) {
    page.screenshot(new Page.ScreenshotOptions().setPath(picture).setTimeout(MOMENT_MS));
    return picture.toString();
  }

  private static String text(Page page) {
    String text =
        page.locator("body").innerText(new Locator.InnerTextOptions().setTimeout(MOMENT_MS));
    return shortened(text.strip().replaceAll("\\s*\\n\\s*", " | "), MOST_TEXT);
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + " …";
  }

  /** A page that hangs must not hide why the test failed. */
  private static String attempt(Supplier<String> work) {
    try {
      return work.get();
    } catch (PlaywrightException e) {
      return "can't be told: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
  }

  private static double seconds(long since) {
    return Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0;
  }
}
