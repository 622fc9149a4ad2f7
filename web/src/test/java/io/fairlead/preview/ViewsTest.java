package io.fairlead.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import io.fairlead.browser.BrowserTest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Every screen over the preview's world, in a real browser. */
class ViewsTest extends BrowserTest {

  private static ServletWebServerApplicationContext application;

  @BeforeAll
  static void start() {
    application = (ServletWebServerApplicationContext) ViewsPreview.start(0);
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Override
  protected String address() {
    return "http://127.0.0.1:" + Objects.requireNonNull(application.getWebServer()).getPort() + "/";
  }

  @Test
  void refusesAWrongPassword() {
    page.navigate(address() + "login");
    page.fill("input[name=username]", "ada");
    page.fill("input[name=password]", "wrong");
    page.keyboard().press("Enter");
    see("text=That name and password don't belong together");
  }

  @Test
  void leadsFromTheListToAStudyWhoseChartsMove() {
    signIn("ada", "preview");
    go("w/credit/studies");
    page.locator("a:text-is('live')").click();
    see("fairlead-chart[data-drawn-at]");
    String before = page.locator("fairlead-chart").first().getAttribute("data-drawn-at");
    page.waitForFunction(
        "drawn => document.querySelector('fairlead-chart').dataset.drawnAt > drawn", before);
    assertThat(page.locator(".answer").innerText()).startsWith("Best validation_auc");
  }

  @Test
  void opensTheInspectorFromTheAddressAndClosesItWithEscape() {
    signIn("ada", "preview");
    go("w/credit/studies/lightgbm-baseline?trial=" + trialOfBaseline());
    see(".inspector .parameter");
    page.keyboard().press("Escape");
    missing(".inspector");
    page.waitForURL(url -> !url.contains("trial="));
  }

  @Test
  void drawsTenThousandTrials() {
    signIn("ada", "preview");
    go("w/credit/studies/lightgbm-10000");
    see("fairlead-chart[data-last-step='9999']");
  }

  @Test
  void showsTheClustersThatRunAWorkspacesTrialsAndWhatWaits() {
    signIn("ada", "preview");
    go("w/credit/clusters");
    see(".answer:has-text('3 clusters connected, ')");
    see(".cluster:has-text('hall-3') .cluster-differences:has-text('It has 112 CPUs')");
    see(".cluster:has-text('hall-3') .use-chart");
    see(".node-cell:has-text('cpu'):has-text('1 of 2 there'):has-text('1 missing')");
    see(".node-cell:has-text('32 CPUs'):has-text('not announced')");
    see(".cluster:has-text('laptop'):has-text('agent 0.0.9'):has-text('this platform is 0.1.0')");
    see(".cluster:has-text('hall-3') a:text-is('live')");
    see(".cluster:has-text('laptop'):has-text('It takes no new trials')");
    see("text=night would fit and opens");
    missing("vaadin-button:has-text('Drain')");
  }

  @Test
  void tellsHowAStudySearchesAndReplaysItsSuggestions() {
    signIn("ada", "preview");
    go("w/credit/studies/lightgbm-baseline");
    see(".search-section svg.importance");
    see(".search-section .rung-table");
    see("text=Expected information");
    page.locator("vaadin-button:has-text('Replay the suggestions')").click();
    see("text=/All [0-9,]+ suggestions and [0-9,]+ verdicts came out the same. Replayed by ada/");
  }

  @Test
  void letsAPersonSayWhatMattersMostOrChooseExactly() {
    signIn("ada", "preview");
    go("w/credit/studies/new");
    see("vaadin-radio-button[checked]:has-text('Let Fairlead choose')");
    missing(".strategy-exact");
    page.locator("vaadin-checkbox:has-text('no further gain') input").check();
    see("vaadin-number-field:has-text('Gain worth it')");
    page.locator("vaadin-checkbox:has-text('Train the best again') input").check();
    page.locator("vaadin-integer-field:has-text('Finalists') input").fill("1");
    see("text=A race has 2 to 20 finalists, was 1.");
    page.locator("vaadin-integer-field:has-text('Finalists') input").fill("2");
    missing("text=A race has 2 to 20 finalists, was 1.");
    page.locator("vaadin-radio-button:has-text('Choose exactly')").click();
    see(".strategy-exact vaadin-integer-field:has-text('First rung')");
  }

  @Test
  void showsATrialWithItsLog() {
    signIn("ada", "preview");
    go("w/credit/trials/" + trialOfBaseline());
    see(".trial-main fairlead-chart[data-drawn-at]");
    see(".log-line");
    see("text=Its lease ran out");
  }

  @Test
  void listsATrialsArtifactsAndHandsThemOut() {
    signIn("ada", "preview");
    go("w/credit/trials/" + trialOfBaseline());
    see(".artifact");
    Download download =
        page.waitForDownload(() -> page.locator("a:text-is('predictions.csv')").first().click());
    assertThat(download.suggestedFilename()).isEqualTo("predictions.csv");
    assertThat(download.path()).hasContent(PreviewArtifacts.PREDICTIONS);
  }

  @Test
  void keepsColumnsAndSortInTheAddress() {
    signIn("ada", "preview");
    go("w/credit/studies/lightgbm-baseline?sort=-objective&columns=number,objective,state");
    see(".trials .number:text-is('0.8099')");
    assertThat(headers()).containsExactly("Trial", "validation_auc", "State");
    page.locator("vaadin-button:text-is('Columns')").click();
    page.locator("vaadin-button[aria-label='Move State to the left']").click();
    page.waitForURL(
        url ->
            url.contains("number%2Cstate%2Cobjective") || url.contains("number,state,objective"));
    assertThat(page.url()).contains("sort=-objective");
    page.reload();
    see(".trials .number:text-is('0.8099')");
    assertThat(headers()).containsExactly("Trial", "State", "validation_auc");
  }

  @Test
  void showsAnAuditWhoseThresholdMovesEveryFigure() {
    signIn("ada", "preview");
    page.locator(".rail-link:has-text('Fairness')").click();
    page.locator("a:text-is('approvals.csv')").click();
    see(".forests svg .dot");
    see(".answer:has-text('this is more than chance')");
    see("details[open] summary:has-text('More than chance')");
    page.locator("summary:has-text('More than chance')").click();
    String before = page.locator(".fairness-report").innerHTML();
    page.locator("input[type=range]").focus();
    page.keyboard().press("ArrowRight");
    page.waitForFunction(
        "before => document.querySelector('.fairness-report').innerHTML !== before", before);
    see("details:not([open]) summary:has-text('More than chance')"); // folded as it was
    before = page.locator(".fairness-report").innerHTML();
    page.keyboard().press("Home");
    page.waitForURL(url -> url.contains("threshold=0.0"));
    page.waitForFunction(
        "before => document.querySelector('.fairness-report').innerHTML !== before", before);
    Download report =
        page.waitForDownload(() -> page.locator("a:text-is('Download report (HTML)')").click());
    assertThat(report.path())
        .content()
        .contains("<svg", "approvals.csv")
        .doesNotContain("<script", "http:", "https:");
  }

  @Test
  void startsAnAuditFromATrial() {
    signIn("ada", "preview");
    go("w/credit/trials/" + trialOfBaseline());
    page.locator("a:text-is('Audit fairness')").click();
    page.locator("vaadin-button:text-is('Audit fairness')").click();
    see(".forests svg .dot");
  }

  @Test
  void showsABudgetThatAManagerSets() {
    signIn("max", "preview");
    page.locator(".rail-link:has-text('Budget')").click();
    see(".burn-down .burn-line");
    assertThat(page.locator(".answer").innerText()).contains("Of ", "spent", "At this pace");
    page.locator("vaadin-button:text-is('Set the budget')").click();
    page.locator("vaadin-big-decimal-field:has-text('CPU-hours') input").fill("500");
    page.locator("vaadin-text-area textarea").fill("More for the pilot");
    page.locator("vaadin-button:text-is('Set as Max Perutz')").click();
    see("text=Set. What waits for budget");
    see(".budget-table:has-text('500')");
    Download ledger =
        page.waitForDownload(() -> page.locator("a[aria-label='The whole ledger as CSV']").click());
    assertThat(ledger.path()).content().contains("cap-raised");
  }

  @Test
  void saysWhatAStudyWillTake() {
    signIn("ada", "preview");
    go("w/credit/studies/new?dataset=german-credit");
    page.locator("#estimate:has-text('It will take about')").waitFor();
  }

  @Test
  void opensRowsByKeyboard() {
    signIn("ada", "preview");
    go("w/credit/studies");
    see("vaadin-grid a:text-is('lightgbm-baseline')");
    page.locator("vaadin-grid a:text-is('lightgbm-baseline')").focus();
    page.keyboard().press("Escape"); // from the link to its cell
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    page.waitForURL("**/studies/lightgbm-baseline");
    see("vaadin-grid a:text-is('#0')");
    page.locator("vaadin-grid a:text-is('#0')").focus();
    page.keyboard().press("Escape");
    page.keyboard().press("Space");
    see(".inspector .parameter");
    assertThat(page.url())
        .contains("/studies/lightgbm-baseline"); // letting go of the key leaves nothing
    page.keyboard().press("Enter");
    page.waitForURL("**/trials/**");
  }

  @Test
  void letsABrowserKeepScriptsForGood() {
    page.navigate(address() + "login");
    String script = page.getAttribute("link[rel=modulepreload][href*='chart.js']", "href");
    assertThat(script).matches("fairlead/[0-9a-f]{12}/chart\\.js");
    assertThat(page.request().get(address() + script).headers().get("cache-control"))
        .contains("immutable");
  }

  @Test
  void startsAStudyOnceNothingIsMissing() {
    signIn("ada", "preview");
    go("w/credit/studies/new");
    see(".plain-table");
    page.locator("vaadin-text-field input").first().fill("made-by-test");
    page.locator("vaadin-button:has-text('Start the study'):not([disabled])").click();
    page.waitForURL("**/studies/made-by-test");
    see(".study-header .is-running");
  }

  @Test
  void letsAnAuditorLookButNotStart() {
    signIn("grace", "preview");
    go("w/credit");
    see("vaadin-button[disabled]:has-text('New notebook')"); // where a workspace opens
    go("w/credit/studies");
    see("vaadin-button[disabled]:has-text('New study')");
    go("w/credit/studies/new");
    see("text=You can look at studies here, not start them");
  }

  @Test
  void showsAnAuditorTheTrailAndKeepsItsFiltersInTheAddress() {
    signIn("grace", "preview");
    page.locator(".rail a:has-text('Audit trail')").click();
    see("text=149 entries are sealed in one chain");
    see("text=study paused");
    go("w/credit/audit?who=local&kind=study");
    see("text=agent local");
    missing("text=data set viewed");
    page.locator("vaadin-button:text-is('Show all')").click();
    see("text=data set viewed");
    page.waitForURL(url -> url.endsWith("/audit"));
    Download download = page.waitForDownload(() -> page.locator("text=Export").first().click());
    assertThat(download.suggestedFilename()).isEqualTo("audit-credit-149.jsonl");
  }

  @Test
  void tellsAResearcherWhoReadsTheTrail() {
    signIn("ada", "preview");
    missing(".rail a:has-text('Audit trail')");
    go("w/credit/audit");
    see("text=The audit trail is for managers and auditors");
  }

  @Test
  void signsADecisionOnATrialThatEveryoneThenReads() {
    signIn("ada", "preview");
    go("w/credit/trials/" + trialOfBaseline());
    page.locator("vaadin-button:text-is('Sign a decision')").click();
    page.locator("vaadin-dialog vaadin-text-field input").fill("Discard trial 3");
    page.locator("vaadin-button:has-text('Sign as Ada')").click();
    see("text=A decision says why it was decided");
    page.locator("vaadin-dialog textarea").first().fill("It forgets what it learned.");
    see("text=It doesn't keep a guardrail");
    page.locator("vaadin-button:has-text('Sign as Ada')").click();
    see("text=is chosen with a stated reason");
    page.locator("vaadin-text-area:has-text('all the same') textarea").fill("It is a pilot.");
    page.locator("vaadin-button:has-text('Sign as Ada')").click();
    see("text=It is in the decision log for good");
    go("w/credit/decisions?text=forgets");
    see(".decision-what:text-is('Discard trial 3')");
    see("text=All the same: It is a pilot.");
    missing("text=Trial 31 instead");
  }

  @Test
  void flagsTrialsBeyondAGuardrailInWords() {
    signIn("ada", "preview");
    go("w/credit/studies/lightgbm-baseline?sort=-fairness:demographic_parity_difference by sex");
    see(".trials .held-beyond:has-text('beyond')");
    go("w/credit/studies/lightgbm-baseline");
    see(".trials .held-unknown:text-is('—')");
    page.locator("vaadin-button:text-is('Fairness measures')").click();
    see(".measure-row");
    page.locator("vaadin-button:text-is('Add a fairness measure')").click();
    page.locator(".measure-row").nth(1).locator("vaadin-text-field input").fill("age: old");
    page.locator("vaadin-button:text-is('Set the measures')").click();
    see("text=Bounds are ascending numbers.");
  }

  @Test
  void foldsTheMachineAwayUntilItIsAskedFor() {
    signIn("grace", "preview");
    go("w/credit/decisions");
    see(".decision.superseded");
    missing(".decision-machine");
    see("vaadin-button[disabled]:has-text('Sign a decision')");
    page.locator("vaadin-checkbox:has-text('Suggestions')").click();
    see(".decision-machine:has-text('Pruned trial #3')");
    page.waitForURL(url -> url.contains("machine=true"));
  }

  @Test
  void findsNothingInAForeignOrUnknownWorkspace() {
    signIn("ada", "preview");
    for (String workspace : new String[] {"secret", "unknown"}) {
      go("w/" + workspace + "/studies");
      see("text=There is no such page here");
    }
    forgiveErrors();
  }

  @Test
  void goesAnywhereWithThePalette() {
    signIn("ada", "preview");
    page.keyboard().press("Control+k");
    see(".palette vaadin-combo-box[focused]");
    page.keyboard().type("german");
    see("vaadin-combo-box-item:has-text('german-credit')");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    page.waitForURL("**/data/german-credit");
  }

  @Test
  void listsTheKeysOfThePage() {
    signIn("ada", "preview");
    go("w/credit/studies/lightgbm-baseline");
    see("fairlead-chart[data-drawn-at]");
    page.keyboard().press("?");
    see(".keys");
    assertThat(page.locator(".keys").innerText()).contains("Space", "inspector", "Ctrl K");
    page.keyboard().press("Escape");
    missing(".keys");
  }

  @Test
  void showsATokenOnce() {
    signIn("ada", "preview");
    go("tokens");
    page.locator("vaadin-button:has-text('New token')").first().click();
    page.locator("vaadin-text-field input").first().fill("ci");
    page.locator("vaadin-button:text-is('Create')").click();
    see("text=This is the only time that it is shown.");
  }

  @SuppressWarnings("unchecked")
  private List<String> headers() {
    return (List<String>)
        page.evaluate(
            "() => { const grid = document.querySelector('.trials vaadin-grid');"
                + " return grid._getColumnsInOrder().filter(c => !c.hidden)"
                + ".map(c => c._headerCell._content.textContent.trim()); }");
  }

  private static String trialOfBaseline() {
    World world = application.getBean(World.class);
    return world.studies(World.CREDIT.id()).stream()
        .filter(study -> study.name().equals("lightgbm-baseline"))
        .map(study -> study.trialId(3).toString())
        .findFirst()
        .orElseThrow();
  }
}
