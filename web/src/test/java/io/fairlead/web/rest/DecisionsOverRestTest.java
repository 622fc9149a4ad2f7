package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient.Answer;
import org.junit.jupiter.api.Test;

class DecisionsOverRestTest {

  private static final String DECISIONS = "/api/v1/workspaces/credit/decisions";
  private static final RunningApplication APPLICATION = RunningApplication.get();

  private static Answer sign(String person, String more) {
    return APPLICATION
        .rest(person)
        .post(
            DECISIONS,
            """
            {"type": "promotion", "what": "Model 7 goes live", "rationale": "It paid off."%s}
            """
                .formatted(more));
  }

  @Test
  void aDecisionIsSignedReadCorrectedAndExported() {
    Answer signed = sign("ada", ", \"alternatives\": [\"wait\"]");
    assertThat(signed.status()).as(signed.text()).isEqualTo(201);
    String id = signed.json().path("id").asString();
    assertThat(signed.json().path("author").asString()).isEqualTo("ada");
    assertThat(APPLICATION.rest("olga").get(signed.json().path("path").asString()).status())
        .isEqualTo(200);

    Answer correction = sign("max", ", \"supersedes\": \"" + id + "\"");
    assertThat(correction.status()).isEqualTo(201);
    assertThat(
            APPLICATION
                .rest("olga")
                .get(DECISIONS + "/" + id)
                .json()
                .path("supersededBy")
                .asString())
        .isEqualTo(correction.json().path("id").asString());
    assertThat(sign("max", ", \"supersedes\": \"" + id + "\"").status()).isEqualTo(409);

    Answer export = APPLICATION.rest("olga").get(DECISIONS + "/export?text=paid&author=ada");
    assertThat(export.text().lines().toList()).anyMatch(line -> line.contains(id));
    assertThat(APPLICATION.rest("olga").get(DECISIONS + "?text=nonsense").json().path("items"))
        .isEmpty();
  }

  @Test
  void whoMayNotSignOrSaysTooLittleIsRefused() {
    assertThat(sign("olga", "").status()).isEqualTo(403);
    Answer silent =
        APPLICATION
            .rest("ada")
            .post(DECISIONS, "{\"type\": \"promotion\", \"what\": \"x\", \"rationale\": \" \"}");
    assertThat(silent.status()).isEqualTo(400);
    assertThat(silent.json().path("field").asString()).isEqualTo("rationale");
    assertThat(sign("ada", ", \"evidence\": [{\"kind\": \"rumour\"}]").status()).isEqualTo(400);
    assertThat(APPLICATION.rest("ada").get(DECISIONS + "/nothing").status()).isEqualTo(404);
  }
}
