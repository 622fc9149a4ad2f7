package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.fairlead.browser.BrowserTest;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.People;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's password and tokens, in a real browser, and what becomes of their other sessions. */
class OwnPasswordTest extends BrowserTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();
  private static final String FRESH = "another-long-password";

  private final String name = "o" + UUID.randomUUID();
  private UUID person = new UUID(0, 0);

  @BeforeEach
  void aPerson() {
    People people = APPLICATION.bean(People.class);
    person = people.create(name, "Olive", RunningApplication.PASSWORD, Actor.PLATFORM);
  }

  @Override
  protected String address() {
    return APPLICATION.url() + "/";
  }

  private void change(String old) {
    type("The password you have now", old);
    type("A new one", FRESH);
    type("The new one again", FRESH);
    page.locator("vaadin-button:text-is('Change it')").click();
  }

  private void type(String label, String text) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
  }

  /** The same person in another browser. */
  private Page elsewhere(BrowserContext other) {
    Page theirs = other.newPage();
    theirs.setDefaultTimeout(PATIENCE_MS);
    theirs.navigate(address() + "login");
    theirs.fill("input[name=username]", name);
    theirs.fill("input[name=password]", RunningApplication.PASSWORD);
    theirs.keyboard().press("Enter");
    theirs.locator(".frame").waitFor();
    return theirs;
  }

  @Test
  void whoChangesItGoesOnHereAndEndsWithoutAClickElsewhere() {
    signIn(name, RunningApplication.PASSWORD);
    try (BrowserContext other = page.context().browser().newContext()) {
      Page theirs = elsewhere(other);
      go("password");
      change("not-this-one-at-all");
      see("text=The old password is the one that you have now.");
      change(RunningApplication.PASSWORD);
      see("text=Changed. All your other sessions end.");
      theirs.locator("input[name=password]").waitFor(); // by itself
      go("tokens");
      see(".frame");
    }
    page.context().clearCookies();
    signIn(name, FRESH);
  }

  @Test
  void whoIsDeactivatedIsOutWithoutAClick() {
    signIn(name, RunningApplication.PASSWORD);
    go("tokens");
    see(".frame");
    Administration administration = APPLICATION.bean(Administration.class);
    administration.setActive(person, false, RunningApplication.admin());
    see("input[name=password]");
    administration.setActive(person, true, RunningApplication.admin());
    go("tokens");
    see("input[name=password]"); // an old session doesn't come back with its person
    signIn(name, RunningApplication.PASSWORD);
  }

  @Test
  void aTokenIsMadeAndRotated() {
    signIn(name, RunningApplication.PASSWORD);
    go("tokens");
    page.locator("vaadin-button:text-is('New token')").first().click();
    type("What it is for", "nightly");
    page.getByLabel("read only").check();
    page.locator("vaadin-button:text-is('Create')").click();
    page.locator("vaadin-button:text-is('I have copied it')").click();
    see("vaadin-grid-cell-content:has-text('read only')");
    Locator rotate = page.locator("vaadin-button:text-is('Rotate')").first();
    rotate.click();
    page.locator("vaadin-button:text-is('Make a new secret')").click();
    page.locator("vaadin-button:text-is('I have copied it')").click();
    see("vaadin-grid-cell-content:has-text('old secret until')");
    assertThat(page.locator("vaadin-grid-cell-content:has-text('nightly')").count()).isEqualTo(1);
  }
}
