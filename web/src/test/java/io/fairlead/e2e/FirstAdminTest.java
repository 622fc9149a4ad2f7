package io.fairlead.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.browser.BrowserTest;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.client.Endpoint;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.RefusedException;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** An empty installation, in a real browser: its admin makes a workspace, people and agents. */
class FirstAdminTest extends BrowserTest {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static RunningPlatform platform;

  @BeforeAll
  static void start() {
    platform = RunningPlatform.start(folder.resolve("data"), "--empty", "--slots", "0");
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

  @Test
  void makesAWorkspaceWhereANewPersonWorks() {
    assertThat(platform.people().path("people").size()).isEqualTo(1);
    assertThat(platform.rest("admin").get("/api/v1/workspaces").json().path("items").size())
        .isZero();
    signInAsAdmin();
    page.waitForURL("**/setup");
    click("Create a workspace");
    type("Title", "Credit risk");
    page.waitForCondition(() -> field("Name in addresses").inputValue().equals("credit-risk"));
    page.keyboard().press("Enter");
    see("text=Workspaces: Credit risk");

    click("Add a person");
    type("Name", "Ada Lovelace");
    type("Name for signing in", "Ada");
    click("Add");
    see("text=Choose one like 'ada.lovelace'");
    type("Name for signing in", "ada");
    click("Add");
    String password = page.locator(".shown-once").innerText().strip();
    click("I have copied it");
    go("people");
    see("vaadin-grid:has-text('Ada Lovelace')");

    page.context().clearCookies();
    signIn("ada", password);
    page.locator(".home a:text-is('Credit risk')").click();
    page.waitForURL("**/w/credit-risk/notebooks");
    assertThat(page.locator(".rail-heading").count()).isZero();
    go("people");
    see("text=This page is for admins");
  }

  @Test
  void startsAnAgentAndRefusesItOnceItsTokenIsRevoked() {
    signInAsAdmin();
    go("agents");
    see("text=No agent has registered yet");
    click("Add an agent");
    type("Name of the agent", "cluster-a");
    click("Create its token");
    String command = page.locator(".shown-once").innerText();
    Matcher parts =
        Pattern.compile("./fairlead agent --platform (\\S+) --token (\\S+) --ray local .*")
            .matcher(command.strip());
    assertThat(parts.matches()).as(command).isTrue();
    click("I have copied it");

    String token = parts.group(2);
    try (PlatformClient agent = new PlatformClient(Endpoint.parse(parts.group(1)), () -> token)) {
      AgentRequest.Register request =
          new AgentRequest.Register(
              "cluster-a",
              Protocol.VERSION,
              "test",
              UUID.randomUUID(),
              RayMode.LOCAL,
              new Resources(2, 0, 0),
              2);
      assertThat(agent.register(request).agent()).isNotNull();
      see("vaadin-grid:has-text('0 of 2 slots')");
      page.locator("vaadin-button[aria-label='Revoke the token of cluster-a']").click();
      page.locator("vaadin-confirm-dialog vaadin-button:text-is('Revoke')").click();
      see("text=revoked just now");
      assertThatThrownBy(() -> agent.register(request)).isInstanceOf(RefusedException.class);
    }
  }

  private void signInAsAdmin() {
    signIn("admin", platform.person("admin").path("password").asString());
  }

  private void click(String button) {
    page.locator("vaadin-button:text-is('%s')".formatted(button)).first().click();
  }

  private com.microsoft.playwright.Locator field(String label) {
    return page.locator("vaadin-text-field:has(label:text-is('%s')) input".formatted(label));
  }

  private void type(String label, String text) {
    field(label).fill(text);
    field(label).dispatchEvent("change");
  }
}
