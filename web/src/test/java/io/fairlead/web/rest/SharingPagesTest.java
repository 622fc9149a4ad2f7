package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.browser.BrowserTest;
import io.fairlead.e2e.RestClient;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A manager shows a study and a notebook; someone of another workspace looks until it ends. */
class SharingPagesTest extends BrowserTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();
  private static final String PLACE = "shown-pages";
  private static final String BASE = "/api/v1/workspaces/" + PLACE;
  private static String study = "";
  private static String notebook = "";

  @BeforeAll
  static void fill() {
    UUID workspace = APPLICATION.withEveryRole(PLACE);
    RestClient ada = APPLICATION.rest("ada");
    try (TrainingClient agent = new TrainingClient(APPLICATION, "pages")) {
      study = TrainingClient.submit(ada, PLACE);
      agent.train(agent.lease(workspace), step -> step);
    }
    notebook =
        ada.post(
                BASE + "/notebooks",
                """
                {"title": "Our story", "cells": [
                  {"kind": "text", "content": {"markdown": "What we **found**"}},
                  {"kind": "study", "name": "s", "content": {"study": "%s"}}]}
                """
                    .formatted(study))
            .json()
            .path("id")
            .asString();
  }

  @Override
  protected String address() {
    return APPLICATION.url() + "/";
  }

  @Test
  void isSharedByADialogLookedAtAndGoneWhenRevoked() {
    signIn("max", RunningApplication.PASSWORD);
    go("w/" + PLACE + "/notebooks/" + notebook);
    page.locator("vaadin-button:text-is('Share')").click();
    see("text=Only this workspace sees it.");
    page.locator(".share-with input").fill("nowhere");
    page.locator("vaadin-button:text-is('Show to it')").click();
    see("text=Ask its members for the name");
    page.locator(".share-with input").fill("vision");
    page.locator("vaadin-button:text-is('Show to it')").click();
    see(".share-list:has-text('Vision')");

    page.context().clearCookies();
    signIn("vera", RunningApplication.PASSWORD);
    page.locator(".rail a:has-text('Shared with you')").click();
    page.locator("vaadin-grid a:text-is('Our story')").click();
    see(".visit-banner:has-text('Shown by " + PLACE + "')");
    see(".prose strong:text-is('found')");
    see("text=isn't shared with you");
    assertThat(page.locator(".study-card").count()).isZero();

    RestClient max = APPLICATION.rest("max");
    String share =
        max.post(
                BASE + "/shares",
                "{\"kind\": \"study\", \"subject\": \"%s\", \"everyone\": true}".formatted(study))
            .header("Location");
    go("shared");
    page.locator("vaadin-grid a[href*='/studies/']").click();
    see(".study-header .is-finished");
    see("fairlead-chart[data-drawn-at]");
    assertThat(page.locator("vaadin-button:text-is('Share')").isVisible()).isFalse();
    page.locator("vaadin-grid a:text-is('#0')").first().click();
    see(".trial-main fairlead-chart[data-drawn-at]");
    missing("h2:text-is('Replay')");
    assertThat(max.send(max.request(share).DELETE()).status()).isEqualTo(204);
    see("text=This is no longer shared with you");
  }

  @Test
  void whoLosesTheirRoleIsLedAwayFromWhatIsOpen() {
    Workspaces workspaces = APPLICATION.bean(Workspaces.class);
    Workspace home = workspaces.create("shown-to", "Shown to", Actor.PLATFORM);
    UUID gina = APPLICATION.someone("gina", home.id(), Role.RESEARCHER);
    RestClient max = APPLICATION.rest("max");
    max.post(
        BASE + "/shares",
        "{\"kind\": \"study\", \"subject\": \"%s\", \"with\": \"shown-to\"}".formatted(study));
    signIn("gina", RunningApplication.PASSWORD);
    go("w/" + PLACE + "/studies/" + study);
    see(".study-header .is-finished");
    Administration administration = APPLICATION.bean(Administration.class);
    administration.setRole(gina.toString(), home, null, RunningApplication.admin());
    see("text=There is no such page here");
    assertThat(page.locator(".study-header").count()).isZero();

    Workspace shows = workspaces.find(PLACE).orElseThrow();
    administration.setRole(gina.toString(), shows, Role.MANAGER, RunningApplication.admin());
    go("w/" + PLACE + "/studies/" + study);
    see("vaadin-button:text-is('Share')");
    administration.setRole(gina.toString(), shows, Role.AUDITOR, RunningApplication.admin());
    see(".study-header");
    missing("vaadin-button:text-is('Share'):visible");
    forgiveErrors(); // the page that isn't there any more
  }
}
