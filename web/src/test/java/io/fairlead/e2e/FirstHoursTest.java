package io.fairlead.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.fairlead.browser.BrowserTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The first hour of each of Fairlead's people, in a real browser, on one clean start with its demo:
 * each goes the way that the guide tells them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstHoursTest extends BrowserTest {

  private static final Duration LONG = Duration.ofMinutes(8);
  private static final String DEMO = "german-credit-first-look";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS) // the platform's log tells why it failed
  private static Path folder;

  private static RunningPlatform platform;
  private static StudyClient studies;

  @BeforeAll
  static void start() {
    platform = RunningPlatform.start(folder.resolve("data"));
    studies = new StudyClient(platform);
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Override
  protected String address() {
    return platform.url() + "/";
  }

  @Override
  protected String complaints() {
    return platform.complaints();
  }

  private void signIn(String person) {
    page.context().clearCookies();
    signIn(person, platform.person(person).path("password").asString());
    page.setDefaultTimeout(LONG.toMillis()); // trials train meanwhile
  }

  private Locator button(String text) {
    return page.locator("vaadin-button:visible:text-is('" + text + "')").last();
  }

  private void fill(String label, String text) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).last().fill(text);
  }

  @Test
  @Order(0)
  void aFirstStartGivesEachTheirSignIn() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(platform.data().resolve("people.json"))))
        .isEqualTo("rw-------");
    assertThat(platform.people().path("people").size()).isEqualTo(5);
    assertThat(platform.person("admin").path("roles").toString()).isEqualTo("{\"*\":\"admin\"}");
    assertThat(platform.person("ada").path("roles").path("credit").asString())
        .isEqualTo("researcher");
    assertThat(platform.output()).contains("Fairlead is at " + platform.url());
    assertThat(platform.rest("olga").get("/api/v1/workspaces/credit/decisions").text())
        .contains("To see how much a search improves")
        .doesNotContain("No reason was given");
  }

  /** Writes a notebook from the template, runs a study in it, signs a decision. */
  @Test
  @Order(1)
  void theResearchersHour() {
    signIn("ada");
    go("w/credit");
    see("h1:text-is('German credit: a first look')"); // a workspace opens on its notebooks
    go("w/credit/notebooks");
    button("New notebook").click();
    see(".cell-study .study-draft");
    page.locator(".cells > .cell").first().focus();
    page.keyboard().press("Enter");
    see(".cell textarea");
    page.keyboard().press("Control+a");
    page.keyboard().type("## Fewer trees?\n\nA search by **ada**.");
    page.keyboard().press("Shift+Enter");
    see(".prose strong:text-is('ada')");
    fill("Trials", "3");
    page.keyboard().press("Tab");
    button("Start the study").click();
    see(".cell-study .study-card");
    see(".cell [data-kind=history][data-state=full]");
    see(".cell-study .chip:has-text('finished')");
    Locator decision = page.locator(".cell-decision");
    decision.getByLabel("What is decided").fill("Fewer trees go to the pilot");
    decision.getByLabel("Why", new Locator.GetByLabelOptions().setExact(true)).fill("They do.");
    decision.locator("vaadin-button:has-text('Sign as')").click();
    see(".cell-decision :text('Fewer trees go to the pilot')");
    go("w/credit/decisions");
    see(".decision:has-text('Fewer trees go to the pilot')");
  }

  /**
   * Goes from the chosen model back to data, code, seed and reasons; verifies an export and one
   * with a changed byte; replays the trial; audits its fairness.
   */
  @Test
  @Order(2)
  void theAuditorsHour() throws Exception {
    String study = demo();
    studies.awaitState(study, "FINISHED");
    String trial = studies.study(study).path("best").path("trial").asString();
    signIn("olga");
    go("w/credit/trials/" + trial);
    button("Replay").click();

    page.locator(".replay a:text-is('Lineage')").click();
    see(".lineage-node.lineage-centre");
    page.locator("vaadin-button:has-text('further back')").click();
    for (String kind : List.of("study", "environment", "dataset", "code")) {
      see(".lineage-node.lineage-" + kind);
    }
    see(".frame-content:has-text('seed'):has-text('revision')");

    go("w/credit/audit");
    Download download =
        page.waitForDownload(
            () -> page.getByLabel("Export the audit trail").locator("vaadin-button").click());
    Path export = folder.resolve("credit.jsonl");
    download.saveAs(export);
    Path key = platform.data().resolve("audit-key.pub");
    assertThat(verify(export, key)).isZero();
    byte[] bytes = Files.readAllBytes(export);
    bytes[bytes.length / 2] ^= 1;
    Files.write(export, bytes);
    assertThat(verify(export, key)).isEqualTo(1);

    go("w/credit/trials/" + trial);
    see(".replay-badge:has-text('same bits')");
    page.locator("a:text-is('Audit fairness')").click();
    button("Audit fairness").click();
    see(".answer:has-text('by more than chance')");
  }

  private static String demo() {
    return platform
        .rest("ada")
        .get("/api/v1/workspaces/credit/studies/" + DEMO)
        .json()
        .path("id")
        .asString();
  }

  private static int verify(Path export, Path key) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(RunningPlatform.checkout().resolve("fairlead").toString());
    command.addAll(List.of("verify", export.toString(), "--key", key.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("FAIRLEAD_BUILT", "1");
    Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** Approves an entry, lets a study hit its cap, sees it pause, adds budget, sees it go on. */
  @Test
  @Order(3)
  void theManagersHour() {
    signIn("ada");
    go("w/credit/catalog/mlp/weight_decay");
    button("Propose a change").click();
    fill("Highest", "0.05");
    fill("Rationale", "Networks underfit from 0.05 on.");
    button("Propose").click();
    see("text=proposed · this workspace");

    signIn("max");
    go("w/credit/catalog");
    page.locator(".decision:has-text('weight_decay') vaadin-button:text-is('Approve')").click();
    button("Approve as Max").click();
    missing(".decision:has-text('weight_decay')");

    setTheCap(committed() + 0.01);
    String study = studies.submitProbe("slow", 2, 10_000, 50);
    go("w/credit/studies/" + study);
    see(".answer:has-text('too little for a trial to go on')");
    studies.await(
        "a trial paused for want of budget",
        () ->
            studies.trials(study).stream()
                .anyMatch(each -> each.path("state").asString().equals("PAUSED")));
    setTheCap(committed() + 10);
    studies.await(
        "trials to go on",
        () ->
            studies.trials(study).stream()
                .anyMatch(each -> each.path("state").asString().equals("RUNNING")));
    studies.stop(study);
  }

  private void setTheCap(double trialHours) {
    go("w/credit/budget");
    button("Set the budget").click();
    page.locator("vaadin-big-decimal-field:has(label:text-is('Trial-hours')) input")
        .fill("%.4f".formatted(trialHours));
    fill("Why", "To see whether it holds.");
    button("Set as Max").click();
    see("text=Set. What waits");
  }

  private static double committed() {
    JsonNode hours =
        platform
            .rest("max")
            .get("/api/v1/workspaces/credit/budgets")
            .json()
            .path("period")
            .path("resources")
            .path("trialHours");
    return hours.path("consumed").asDouble() + hours.path("reserved").asDouble();
  }

  /** From sign-in to a trial's page. */
  @Test
  @Order(4)
  void aStudyIsStartedAndWatched() {
    signIn("ada");
    go("w/credit/studies/new");
    page.getByText("Start the study").click();
    page.waitForURL(Pattern.compile(".*/w/credit/studies/(?!new)[^/]+"));
    see("[data-kind=history][data-state=full]");
    see("[data-kind=curves][data-state=full]");
    int before = Integer.parseInt(page.getAttribute("[data-kind=curves]", "data-points"));
    page.waitForFunction(
        "before => Number(document.querySelector('[data-kind=curves]').dataset.points) > before",
        before);
    String study = page.url().substring(page.url().lastIndexOf('/') + 1);
    go("w/credit/trials/" + studies.trials(study).getFirst().path("id").asString());
    see(":text('Parameters')");
    see("[data-state=full]");
    see(".artifact a"); // at least the checkpoint with which it waited at the first rung
    studies.stopUnlessFinished(study);
  }

  /** Probes bring what their seed says, whatever their configuration: none is better. */
  @Test
  @Order(5)
  void theBestOfANoisyStudyRace() {
    String study = studies.submitRace(4, 2, 3);
    studies.awaitState(study, "FINISHED");
    JsonNode over = studies.study(study);
    int best = over.path("best").path("number").asInt();
    assertThat(over.path("conclusion").asString())
        .contains("can't be told apart with 95 % confidence after 3 repeats of each")
        .contains("Trial %d is recommended".formatted(best));
    List<JsonNode> repeats =
        studies.trials(study).stream().filter(each -> each.has("repeats")).toList();
    assertThat(repeats).hasSize(6);
    double sum = 0;
    for (JsonNode each : repeats) {
      sum += each.path("repeats").asInt() == best ? each.path("objective").asDouble() : 0;
    }
    assertThat(over.path("best").path("objective").asDouble()).isCloseTo(sum / 3, within(1e-9));
    signIn("ada");
    go("w/credit/studies/" + over.path("name").asString());
    see(".answer:has-text('can\\'t be told apart with 95 % confidence')");
    see(".answer a:text-is('Trial %d')".formatted(best));
    see("vaadin-grid-cell-content:has-text('again, with another seed: repeat 3 of at most 3')");
  }

  /** One page of each kind that links lead to; the browser must find no fault with any. */
  @Test
  @Order(5)
  void everyPageOfEverybodyLoadsWithoutErrorsAndFromHereAlone() {
    Set<String> hosts = new HashSet<>();
    page.onRequest(request -> hosts.add(String.valueOf(URI.create(request.url()).getHost())));
    assertThat(kindsReachedBy("ada", "", "tokens", "w/credit/studies/new"))
        .contains("w/credit/studies", "w/credit/studies/*", "w/credit/trials/*")
        .contains("w/credit/data", "w/credit/data/*", "w/credit/notebooks/*", "w/credit/catalog")
        .contains("w/credit/budget", "w/credit/decisions", "w/credit/fairness");
    assertThat(kindsReachedBy("admin", "")).contains("people", "workspaces", "agents");
    assertThat(hosts).containsExactly("127.0.0.1");
  }

  private Set<String> kindsReachedBy(String person, String... first) {
    signIn(person);
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
  @Order(6)
  void aWarmBrowserLoadsNoScriptOrStyleAgain() {
    signIn("ada");
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

  @Test
  @Order(6)
  void theBestTrialIsAuditedAndHeldToAGuardrail() {
    String study = demo();
    studies.awaitState(study, "FINISHED");
    new GuardrailScenario(platform, study).theBestTrialIsAuditedAndHeldToAGuardrail();
  }

  @Test
  @Order(7)
  void aStopLeavesNoProcessAndASecondStartKeepsAll() throws Exception {
    JsonNode people = platform.people().path("people");
    String study = demo();
    List<ProcessHandle> all = platform.processes();
    platform.stop();
    for (ProcessHandle each : all) {
      each.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
    }
    platform = RunningPlatform.start(platform.data());
    assertThat(platform.people().path("people")).isEqualTo(people);
    assertThat(demo()).isEqualTo(study);
  }
}
