package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import io.fairlead.browser.BrowserTest;
import io.fairlead.e2e.RestClient;
import io.fairlead.protocol.message.Assignment;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From a trial's page to its lineage, its replay and another trial, in a real browser. */
class LineagePagesTest extends BrowserTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();

  @Override
  protected String address() {
    return APPLICATION.url() + "/";
  }

  @Test
  void aTrialIsTracedReplayedAndCompared() {
    UUID workspace = APPLICATION.workspace("lineage-pages", "ada");
    RestClient ada = APPLICATION.rest("ada");
    try (TrainingClient agent = new TrainingClient(APPLICATION, "lineage-pages")) {
      TrainingClient.submit(ada, "lineage-pages");
      Assignment first = agent.lease(workspace);
      agent.train(first, step -> step);
      TrainingClient.submit(ada, "lineage-pages");
      Assignment second = agent.lease(workspace);
      agent.actor(second).environment(TrainingClient.environment("another"));
      agent.train(second, step -> 2 * step);

      signIn("ada", RunningApplication.PASSWORD);
      go("w/lineage-pages/trials/" + first.trial());
      see("text=Never replayed.");
      page.locator("vaadin-button:text-is('Replay')").click();
      see(".replay .chip");
      agent.train(agent.leaseReplay(workspace), step -> step);
      see(".replay-badge:has-text('same bits')");

      page.locator(".replay a:text-is('Lineage')").click();
      see(".lineage-node.lineage-centre");
      see(".lineage-node.lineage-study");
      assertThat(page.locator(".answer").innerText()).startsWith("It came of environment");
      page.locator("vaadin-button:has-text('further back')").click();
      see(".lineage-node.lineage-code");
      see("h2:text-is('Record')");
      Download prov =
          page.waitForDownload(() -> page.locator("a:text-is('Export as W3C PROV')").click());
      assertThat(prov.path()).content().contains("http://www.w3.org/ns/prov#");

      go("w/lineage-pages/compare/" + first.trial() + "/" + second.trial());
      see(".compare-table");
      see(".answer:has-text('differ in 1 fact')");
      assertThat(page.locator(".compare-table").first().innerText())
          .contains("revision", "another");
    }
  }

  @Test
  void theLineageBeginsAtTheData() {
    signIn("olga", RunningApplication.PASSWORD);
    page.locator(".rail a:has-text('Lineage')").click();
    page.locator("a:text-is('german-credit')").click();
    see("h2:text-is('What stands on this data set')");
    see(".lineage-node.lineage-dataset.lineage-centre");
  }
}
