package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient.Answer;
import io.fairlead.e2e.RunningPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An export as an auditor fetches it, checked by the script as they would. */
class AuditOverRestTest {

  private static final String AUDIT = "/api/v1/workspaces/credit/audit";
  private static final RunningApplication APPLICATION = RunningApplication.get();

  @TempDir Path folder = Path.of("");

  private record Outcome(int status, String text) {}

  private Outcome verify(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(RunningPlatform.checkout().resolve("fairlead").toString());
    command.add("verify");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("FAIRLEAD_BUILT", "1");
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), text);
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  @Test
  void anExportIsVerifiedByTheScriptAndOneWithAChangedByteIsNot() throws Exception {
    Answer export = APPLICATION.rest("olga").get(AUDIT + "/export");
    assertThat(export.status()).isEqualTo(200);
    assertThat(export.header("Content-Type")).isEqualTo("application/jsonl");
    assertThat(export.header("Content-Disposition")).contains("audit-credit-");
    assertThat(export.text()).contains("dataset.registered", "audit.exported", "\"olga\"");
    String key = APPLICATION.data().resolve("audit-key.pub").toString();
    String head =
        file(
            "head",
            APPLICATION.rest("max").get(AUDIT + "/head").text().getBytes(StandardCharsets.UTF_8));
    assertThat(APPLICATION.rest("olga").get(AUDIT + "/key").text())
        .isEqualTo(Files.readString(Path.of(key)));

    String whole = file("whole", export.bytes());
    assertThat(verify(whole, "--key", key, "--head", head))
        .satisfies(outcome -> assertThat(outcome.status()).as(outcome.text()).isZero());
    assertThat(verify(whole).text()).contains("Who signed it was not checked");

    byte[] changed = export.bytes();
    changed[export.text().indexOf("dataset.registered")] ^= 1;
    Outcome found = verify(file("changed", changed), "--key", key);
    assertThat(found.status()).isEqualTo(1);
    assertThat(found.text()).contains("entry 1 was altered");
  }

  @Test
  void theInstallationIsForItsAdmins() throws Exception {
    Answer export = APPLICATION.rest("root").get("/api/v1/audit/export");
    assertThat(export.text())
        .contains("workspace.created", "\"permission\":\"audit-installation\"", "token.issued");
    assertThat(verify(file("installation", export.bytes())).status()).isZero();
    assertThat(APPLICATION.rest("root").get("/api/v1/audit/head").status()).isEqualTo(200);
    assertThat(APPLICATION.rest("root").get(AUDIT + "/export").status()).isEqualTo(404);
  }

  @Test
  void aResearcherIsToldWhoMay() {
    Answer refused = APPLICATION.rest("ada").get(AUDIT + "/export");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("auditor", "manager");
  }

  @Test
  void entriesAreListedByPersonKindAndTime() {
    APPLICATION.rest("olga").get("/api/v1/workspaces/credit/datasets/german-credit");
    JsonNode viewed =
        APPLICATION
            .rest("max")
            .get(AUDIT + "?actor=olga&kind=dataset")
            .json()
            .path("items")
            .path(0);
    assertThat(viewed.path("kind").asString()).isEqualTo("dataset.viewed");
    assertThat(viewed.path("permission").asString()).isEqualTo("read");
    assertThat(viewed.path("actor").path("kind").asString()).isEqualTo("token");
    assertThat(items("?kind=data")).isZero();
    assertThat(items("?until=2020-01-01T00:00:00Z")).isZero();
    assertThat(items("?from=2020-01-01T00:00:00Z&limit=1")).isEqualTo(1);
    assertThat(APPLICATION.rest("olga").get(AUDIT + "?from=yesterday").status()).isEqualTo(400);
    Answer signIns = APPLICATION.rest("root").get("/api/v1/audit?kind=person.created");
    assertThat(signIns.json().path("items").path(0).path("data").path("after").asString())
        .hasSize(64);
  }

  private static int items(String query) {
    return APPLICATION.rest("olga").get(AUDIT + query).json().path("items").size();
  }
}
