package io.fairlead.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.fairlead.browser.BrowserTest;
import io.fairlead.e2e.TraceReceiver.Told;
import io.fairlead.platform.storage.TlsServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two platforms on one PostgreSQL of somebody else's, with TLS: one for people and drivers, until
 * the last test kills one of them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasTest extends BrowserTest {

  private static final int TRIALS = 2;
  private static final int STEPS = 300; // half a minute, in which one platform is killed
  private static final int STEP_MILLIS = 100;
  private static final String TITLE = "h1:text-is('German credit: a first look')";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static TlsServer database;

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform one;

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform other;

  @SuppressWarnings("NullAway.Init")
  private static TraceReceiver traces;

  /** Of both, as an agent is told. */
  @SuppressWarnings("NullAway.Init")
  private static String flight;

  @BeforeAll
  static void start() throws IOException {
    database =
        TlsServer.start(
            Files.createDirectory(folder.resolve("database")),
            Files.createDirectories(RunningPlatform.checkout().resolve(".fairlead/programs")));
    database.prepare(RunningPlatform.checkout().resolve("docs/postgresql.sql"));
    Files.writeString(folder.resolve("password"), TlsServer.PASSWORD);
    traces = new TraceReceiver();
    one = launch().ready();
    flight = one.people().path("flight").asString();
    other = launch().ready();
    flight += "," + other.people().path("flight").asString();
    new StudyClient(other).stopDemo();
  }

  private static RunningPlatform launch() {
    return RunningPlatform.launchBy(
        List.of(
            "env",
            "FAIRLEAD_DATABASE_URL=" + database.url(),
            "FAIRLEAD_DATABASE_OWNER_PASSWORDFILE=" + folder.resolve("password"),
            "FAIRLEAD_DATABASE_APP_PASSWORDFILE=" + folder.resolve("password"),
            "FAIRLEAD_TRACES_ENDPOINT=" + traces.url()),
        folder.resolve("data"),
        RunningPlatform.freePort(),
        "--slots",
        "0");
  }

  @AfterAll
  static void stop() {
    for (AutoCloseable each : new AutoCloseable[] {one, other, database, traces}) {
      if (each != null) {
        try {
          each.close();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  @Override
  protected String address() {
    return one.url() + "/";
  }

  @Override
  protected String complaints() {
    return one.complaints() + other.complaints();
  }

  private void signIn(String name) {
    signIn(name, one.person(name).path("password").asString());
  }

  private static String path(Page page) {
    return URI.create(page.url()).getPath();
  }

  private void type(String text) {
    page.locator(".cells > .cell").first().focus();
    page.keyboard().press("Enter");
    see(".cell textarea");
    page.keyboard().press("Control+a");
    page.keyboard().type(text);
  }

  private static void see(Page page, String selector) {
    page.locator(selector).first().waitFor();
  }

  @Test
  @Order(1)
  void aSignInIsGoodOnBothAndEndsOnBoth() {
    signIn("max");
    go("w/credit/budget");
    see("h1");
    Page there = page.context().newPage();
    there.navigate(other.url() + path(page));
    see(there, ".frame");
    assertThat(path(there)).isEqualTo(path(page));
    there.locator(".top-bar .person").click();
    there.getByText("Sign out").click();
    see(there, "input[name=username]");
    see("input[name=username]"); // the other page is left by itself
    try (BrowserContext stranger = page.context().browser().newContext()) {
      Page theirs = stranger.newPage();
      theirs.navigate(other.url() + "/w/credit/budget");
      see(theirs, "input[name=username]");
    }
    forgiveErrors(); // of the connection that was cut
  }

  /** The one that is gone told of the leases, the other of their ends. */
  private static void assertTracedByBoth(StudyClient after, String study) {
    String trace = after.study(study).path("trace").asString("");
    after.await("the last spans", () -> named(trace, "complete").size() == TRIALS);
    for (Told end : named(trace, "complete")) {
      assertThat(named(trace, "lease")).extracting(Told::id).contains(end.parent());
      assertThat(named(trace, "attempt")).extracting(Told::parent).contains(end.parent());
    }
  }

  private static List<Told> named(String trace, String name) {
    return traces.of(trace).stream().filter(each -> each.name().equals(name)).toList();
  }

  @Test
  @Order(2)
  void onePlatformIsKilledAndEverythingGoesOnWithTheOther() throws IOException {
    StudyClient studies = new StudyClient(one);
    try (Front front = Front.of(one.url().getPort(), other.url().getPort());
        RunningAgent agent =
            RunningAgent.start(
                flight,
                Files.readString(
                        one.data().resolve("agent-%d/token".formatted(one.url().getPort())))
                    .strip(),
                "local",
                folder.resolve("none.jar"),
                folder.resolve("agent.log"))) {
      front.signIn(page, "ada", one.person("ada").path("password").asString());
      page.navigate(front.url() + "/w/credit");
      see(TITLE);
      page.waitForURL("**/notebooks/*");
      String path = path(page);
      Page there = page.context().newPage();
      there.navigate(other.url() + path);
      see(there, TITLE);
      type("Typed on the first, **seen** on the second.");
      see(there, ".prose strong:text-is('seen')");
      see(".notebook-status:text-is('Saved')");
      String study = studies.submitProbe("slow", TRIALS, STEPS, STEP_MILLIS);
      studies.awaitStep(study, 10);
      page.evaluate("window.before = true");

      Map<String, String> acknowledged = studies.acknowledged(study);
      Set<ProcessHandle> drivers = agent.drivers();
      one.process().destroyForcibly().onExit().join();
      page.keyboard().type(" And *this* while nobody listened.");
      StudyClient after = new StudyClient(other);
      after.await(
          "more points", () -> after.acknowledged(study).size() > acknowledged.size() + STEPS / 10);
      page.waitForFunction("window.before === undefined"); // it was loaded again, by itself
      see(".prose em:text-is('this')");
      see(".prose strong:text-is('seen')");
      assertThat(page.url()).isEqualTo(front.url() + path);
      see(there, ".prose em:text-is('this')");
      after.awaitState(study, "FINISHED");
      assertThat(after.complete(study, STEPS)).hasSize(TRIALS);
      assertThat(after.acknowledged(study))
          .containsAllEntriesOf(acknowledged)
          .hasSize(TRIALS * STEPS); // by one attempt each: no lease was lost
      assertTracedByBoth(after, study);
      assertThat(drivers.stream().filter(ProcessHandle::isAlive).collect(Collectors.toSet()))
          .isNotEmpty();
    }
    page.context().pages().forEach(Page::close); // one still speaks to the one that is gone
    forgiveErrors(); // of the connection that was cut
  }
}
