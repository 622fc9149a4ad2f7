package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.fairlead.browser.BrowserTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalog's pages as a researcher and a manager use them, over the running application. */
class CatalogPagesTest extends BrowserTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();

  @BeforeAll
  static void aWorkspaceWhoseCatalogMayChange() {
    APPLICATION.likeCredit("ruled");
  }

  @Override
  protected String address() {
    return APPLICATION.url() + "/";
  }

  private void press(String button) {
    page.locator("vaadin-button:visible:text-is('" + button + "')").last().click();
  }

  private void fill(String label, String text) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).last().fill(text);
  }

  @Test
  void whatAResearcherProposesAManagerApproves() {
    signIn("ada", RunningApplication.PASSWORD);
    go("w/ruled/catalog?trainer=mlp");
    see("text=weight_decay");
    page.locator("a:text-is('weight_decay')").click();
    see("text=Versions in every workspace");
    press("Propose a change");
    fill("Highest", "0.05");
    fill("Step", "0.01");
    fill("Rationale", "Networks underfit from 0.05 on.");
    press("Propose");
    see("text=proposed · this workspace");
    assertThat(page.locator("vaadin-button:text-is('Approve')").isDisabled()).isTrue();

    page.context().clearCookies();
    signIn("max", RunningApplication.PASSWORD);
    go("w/ruled/catalog");
    see("text=mlp weight_decay, version 1");
    assertThat(page.locator(".decision:has-text('weight_decay') ins").first().innerText())
        .isEqualTo("0.05");
    assertThat(page.locator(".decision:has-text('weight_decay') ins").allInnerTexts())
        .contains("0.01");
    page.locator(".decision:has-text('weight_decay') vaadin-button:text-is('Approve')").click();
    press("Approve as max");
    missing(".decision:has-text('weight_decay')");
    go("w/ruled/catalog/mlp/weight_decay");
    see("text=Approved by max");
  }

  @Test
  void aStudyThatNeedsMoreAsksForAnException() {
    signIn("ada", RunningApplication.PASSWORD);
    go("w/ruled/studies/new");
    see(".parameter-editor");
    assertThat(page.locator(".editor-why").first().innerText())
        .startsWith("Default 0.1. Smaller steps need more iterations");
    page.getByRole(
            AriaRole.SPINBUTTON, new Page.GetByRoleOptions().setName("Highest learning_rate"))
        .fill("0.9");
    page.keyboard().press("Tab");
    see(".editor-ways vaadin-button");
    press("Ask for an exception");
    fill("Study", "steep-steps");
    fill("Why", "Our loss is flat up there.");
    press("Ask a manager");
    see("text=Asked.");

    page.context().clearCookies();
    signIn("max", RunningApplication.PASSWORD);
    go("w/ruled/catalog");
    page.locator(".decision:has-text('steep-steps') vaadin-button:text-is('Grant')").click();
    fill("Why", "For this once.");
    press("Grant as max");
    see("text=exception granted");
  }

  @Test
  void anAdminSeesWhatHoldsEverywhere() {
    signIn("root", RunningApplication.PASSWORD);
    go("catalog");
    see("text=Catalog of every workspace");
    see("td:text-is('learning_rate')");
  }
}
