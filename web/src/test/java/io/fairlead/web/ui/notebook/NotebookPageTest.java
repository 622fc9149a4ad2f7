package io.fairlead.web.ui.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.fairlead.browser.BrowserTest;
import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import io.fairlead.web.rest.RunningApplication;
import io.fairlead.web.ui.markdown.HostileMarkdown;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A notebook in a real browser, over the real platform. */
class NotebookPageTest extends BrowserTest {

  private static final String NOTEBOOKS = "/api/v1/workspaces/credit/notebooks";
  private static final RunningApplication APPLICATION = RunningApplication.get();

  @Override
  protected String address() {
    return APPLICATION.url() + "/";
  }

  private static RestClient ada() {
    return APPLICATION.rest("ada");
  }

  private JsonNode shown() {
    String url = page.url().replaceFirst("\\?.*", "");
    return ada().get(NOTEBOOKS + url.substring(url.lastIndexOf('/'))).json();
  }

  private static List<String> texts(JsonNode notebook) {
    return notebook
        .path("cells")
        .valueStream()
        .filter(cell -> cell.path("kind").asString().equals("text"))
        .map(cell -> cell.path("content").path("markdown").asString())
        .toList();
  }

  @Test
  void isWrittenFromTheTemplateWithTheKeyboardAlone() {
    signIn("ada", RunningApplication.PASSWORD);
    go("w/credit/notebooks");
    page.locator("vaadin-button:text-is('New notebook')").click();
    see(".cell-study .study-draft");
    page.locator(".cells > .cell").first().focus();
    page.keyboard().press("Enter");
    see(".cells > .cell:nth-of-type(2) textarea");
    page.keyboard().press("Control+a");
    page.keyboard().type("## Who gets the *loan*?");
    page.keyboard().press("Shift+Enter");
    see(".prose em:text-is('loan')");
    see(".cells > .cell:nth-of-type(3):focus");
    page.keyboard().press("a");
    see(".cells > .cell:nth-of-type(3):focus .prose.blank");
    page.keyboard().press("Enter");
    see(".cells > .cell:nth-of-type(3) textarea");
    page.keyboard().type("added by key");
    page.keyboard().press("Escape");
    see(".prose p:text-is('added by key')");
    page.keyboard().press("Alt+ArrowUp");
    see(".cells > .cell:nth-of-type(2):focus :text-is('added by key')");
    page.keyboard().press("d");
    page.keyboard().press("d");
    missing("text=added by key");
    assertThat(texts(shown())).doesNotContain("added by key");
    page.keyboard().press("z");
    see(".prose p:text-is('added by key')");
    assertThat(texts(shown())).startsWith("added by key", "## Who gets the *loan*?");
    page.keyboard().press("?");
    see(".keys :text('Delete the cell')");
    page.keyboard().press("Escape");
    page.locator("vaadin-button:text-is('Read')").click();
    missing(".cell-bar:visible");
    page.waitForURL(url -> url.endsWith("?read"));
  }

  @Test
  void keepsADraftExtendsAStudyAndTakesADeletionBack() {
    JsonNode notebook =
        ada()
            .post(
                NOTEBOOKS,
                "{\"title\": \"To extend\", \"cells\": [{\"kind\": \"study\", \"name\": \"search\"}]}")
            .json();
    signIn("ada", RunningApplication.PASSWORD);
    go("w/credit/notebooks/" + notebook.path("id").asString());
    see(".study-draft");
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("to-extend");
    page.getByLabel("Trials", new Page.GetByLabelOptions().setExact(true)).fill("");
    page.keyboard().press("Tab");
    see(".study-draft .reason:has-text('at least 1')");
    see(".notebook-tools :text('Saved')");
    page.reload();
    see(".study-draft .reason:has-text('at least 1')");
    assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).inputValue())
        .isEqualTo("to-extend");
    page.getByLabel("Trials", new Page.GetByLabelOptions().setExact(true)).fill("4");
    page.keyboard().press("Tab");
    page.locator("vaadin-button:text-is('Start the study'):not([disabled])").click();
    see(".study-card");
    page.locator("vaadin-button:has-text('Extend')").click();
    see("vaadin-dialog :text('history and seed')");
    page.getByLabel("More trials").fill("3");
    page.keyboard().press("Tab");
    page.locator("vaadin-button:text-is('Run 3 more')").click();
    see("text=Write down why");
    page.getByLabel("Why it is extended").fill("The last ones still got better.");
    page.keyboard().press("Tab");
    page.locator("vaadin-button:text-is('Run 3 more')").click();
    see(".study-card :text('of 7 over')");
    JsonNode log = ada().get("/api/v1/workspaces/credit/decisions?limit=2").json().path("items");
    assertThat(log.path(0).path("type").asString()).isEqualTo("search-extended");
    assertThat(log.path(0).path("rationale").asString())
        .isEqualTo("The last ones still got better.");
    assertThat(log.path(1).path("rationale").asString()).startsWith("To find the best ");

    page.locator("vaadin-button:text-is('Delete')").click();
    see("text=The notebook is deleted.");
    page.locator("vaadin-button:text-is('Undo')").click();
    see(".study-card");
  }

  @Test
  void tellsTheSecondOfTwoWhoChangeACell() {
    JsonNode notebook =
        ada()
            .post(
                NOTEBOOKS,
                "{\"title\": \"Two people\", \"cells\": [{\"kind\": \"text\", \"content\": {\"markdown\": \"first\"}}]}")
            .json();
    signIn("ada", RunningApplication.PASSWORD);
    go("w/credit/notebooks/" + notebook.path("id").asString());
    see(".prose p:text-is('first')");
    page.locator(".cells > .cell").first().focus();
    page.keyboard().press("Enter");
    see(".cell textarea");
    RestClient max = APPLICATION.rest("max");
    Answer changed =
        max.send(
            max.request(notebook.path("cells").path(0).path("path").asString())
                .header("Content-Type", "application/json")
                .method(
                    "PATCH",
                    HttpRequest.BodyPublishers.ofString(
                        "{\"revision\": 1, \"content\": {\"markdown\": \"by max\"}}")));
    assertThat(changed.status()).isEqualTo(200);
    see(".cell-news:has-text('max changed this cell')");
    page.keyboard().press("Control+a");
    page.keyboard().type("by ada");
    see(".cell-question:has-text('max changed this cell')");
    see(".conflict-sides:has-text('by max'):has-text('by ada')");
    page.locator("vaadin-button:text-is('Keep both')").click();
    missing(".cell-question:visible");
    see(".prose p:text-is('by max')");
    see(".prose p:text-is('by ada')");
    assertThat(texts(shown())).containsExactly("by max", "by ada");
  }

  @Test
  void runsNothingOfWhatHostilePeopleWrite() {
    List<Map<String, Object>> cells =
        HostileMarkdown.corpus().stream()
            .map(
                markdown ->
                    Map.<String, Object>of("kind", "text", "content", Map.of("markdown", markdown)))
            .toList();
    JsonNode notebook =
        ada()
            .post(
                NOTEBOOKS,
                JsonMapper.shared()
                    .writeValueAsString(
                        Map.of("title", "<img src=x onerror=window.pwned=1>", "cells", cells)))
            .json();
    signIn("ada", RunningApplication.PASSWORD);
    go("w/credit/notebooks/" + notebook.path("id").asString());
    page.waitForFunction(
        "count => document.querySelectorAll('.cells > .cell .prose').length === count",
        cells.size());
    page.locator(".prose a").all().forEach(link -> link.dispatchEvent("mouseover"));
    assertThat(page.evaluate("window.pwned")).isNull();
    assertThat(
            page.evaluate(
                "document.querySelectorAll('.prose :is(script, img, iframe, svg)').length"))
        .isEqualTo(0);
  }
}
