package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CatalogOverRestTest {

  private static final String RULES = "/api/v1/workspaces/rules";
  private static final RunningApplication APPLICATION = RunningApplication.get();

  @BeforeAll
  static void aWorkspaceWhoseCatalogMayChange() {
    APPLICATION.likeCredit("rules");
  }

  private static RestClient as(String person) {
    return APPLICATION.rest(person);
  }

  private static Answer propose(String person, String parameter, String more) {
    return as(person)
        .post(
            RULES + "/catalog/lightgbm/" + parameter + "/versions",
            """
            {"domain": {"type": "float", "low": 0.5, "high": 1.0}, "default": 1,
             "rationale": "Below a half our studies never improved."%s}
            """
                .formatted(more));
  }

  @Test
  void aVersionIsProposedSeenApprovedAndCompared() {
    Answer proposed = propose("ada", "feature_fraction", "");
    assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
    String path = proposed.json().path("path").asString();
    String id = proposed.json().path("id").asString();
    assertThat(proposed.json().path("state").asString()).isEqualTo("proposed");
    assertThat(as("olga").get(path).status()).isEqualTo(200);
    assertThat(as("max").get(RULES + "/catalog/proposals").text()).contains(id);

    assertThat(as("ada").post(path + "/approve", "{}").status()).isEqualTo(403);
    assertThat(as("olga").post(path + "/approve", "{}").status()).isEqualTo(403);
    Answer approved = as("max").post(path + "/approve", "{\"reason\": \"Agreed\"}");
    assertThat(approved.status()).as(approved.text()).isEqualTo(200);
    assertThat(approved.json().path("decided").path("by").asString()).isEqualTo("max");
    assertThat(as("max").post(path + "/approve", "{}").status()).isEqualTo(409);

    var versions =
        as("olga").get(RULES + "/catalog/lightgbm/feature_fraction/versions").json().path("items");
    assertThat(versions).hasSize(2);
    Answer diff =
        as("olga")
            .get(
                RULES
                    + "/catalog/versions/%s/diff/%s"
                        .formatted(versions.get(1).path("id").asString(), id));
    assertThat(diff.text())
        .contains("\"field\":\"low\"", "\"before\":\"0.3\"", "\"after\":\"0.5\"");
    assertThat(as("olga").get(RULES + "/catalog?trainer=lightgbm").text())
        .contains("\"scope\":\"workspace\"");

    Answer deprecated =
        as("max")
            .post(
                path + "/deprecate",
                "{\"reason\": \"Never helped\", \"replacement\": \"bagging_fraction\"}");
    assertThat(deprecated.json().path("replacement").asString()).isEqualTo("bagging_fraction");
  }

  @Test
  void theProposersOwnTokenDoesNotApprove() {
    Answer proposed = propose("max", "bagging_fraction", "");
    Answer own = as("max").post(proposed.json().path("path").asString() + "/approve", "{}");
    assertThat(own.status()).isEqualTo(409);
    assertThat(own.text()).contains("doesn't approve it");
    assertThat(
            as("max")
                .post(
                    proposed.json().path("path").asString() + "/reject",
                    "{\"reason\": \"Taken back\"}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void whatHoldsEverywhereIsAnAdminsToDecide() {
    Answer proposed =
        as("ada")
            .post(
                RULES + "/catalog/cnn/dropout/versions",
                """
                {"scope": "installation", "domain": {"type": "float", "low": 0.0, "high": 0.8},
                 "default": 0.0, "rationale": "Images take more."}
                """);
    assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
    String id = proposed.json().path("id").asString();
    assertThat(as("max").post(RULES + "/catalog/versions/" + id + "/approve", "{}").status())
        .isEqualTo(404);
    assertThat(as("root").get("/api/v1/catalog/proposals").text()).contains(id);
    assertThat(as("root").post("/api/v1/catalog/versions/" + id + "/approve", "{}").status())
        .isEqualTo(200);
    assertThat(as("vera").get("/api/v1/workspaces/vision/catalog?trainer=cnn").text())
        .contains("\"version\":2");
  }

  @Test
  void stepsAndOrderedChoicesAreKept() {
    Answer stepped =
        as("ada")
            .post(
                RULES + "/catalog/lightgbm/early_stopping_rounds/versions",
                """
                {"domain": {"type": "integer", "low": 0, "high": 80, "step": 20}, "default": 20,
                 "rationale": "Finer made no difference."}
                """);
    assertThat(stepped.status()).as(stepped.text()).isEqualTo(201);
    assertThat(stepped.json().path("domain").path("step").asInt()).isEqualTo(20);
    Answer ordered =
        as("ada")
            .post(
                RULES + "/catalog/lightgbm/class_weight/versions",
                """
                {"domain": {"type": "ordinal", "choices": ["none", "balanced"]},
                 "default": "none", "rationale": "Neighbours are alike."}
                """);
    assertThat(ordered.json().path("domain").path("type").asString())
        .as(ordered.text())
        .isEqualTo("ordinal");
  }

  @Test
  void badRangesAreRefusedAtTheirField() {
    Answer wider = propose("ada", "lambda_l1", "");
    assertThat(wider.status()).isEqualTo(201); // within 0 to 10
    for (String[] each :
        new String[][] {
          {"{\"domain\": {\"type\": \"float\", \"low\": 1}}", "domain.high"},
          {"{\"domain\": {\"type\": \"number\"}}", "domain.type"},
          {
            "{\"domain\": {\"type\": \"float\", \"low\": 0, \"high\": 200}, \"default\": 1,"
                + " \"rationale\": \"More.\"}",
            "domain"
          },
          {
            "{\"domain\": {\"type\": \"float\", \"low\": 2, \"high\": 3}, \"default\": 1,"
                + " \"rationale\": \"More.\"}",
            "default"
          }
        }) {
      Answer refused = as("ada").post(RULES + "/catalog/lightgbm/lambda_l2/versions", each[0]);
      assertThat(refused.status()).as(refused.text()).isEqualTo(400);
      assertThat(refused.json().path("field").asString()).isEqualTo(each[1]);
    }
  }

  @Test
  void anExceptionLetsOneStudyThrough() {
    String study =
        """
        {"name": "steep", "trainer": "noop", "trials": 2, "maxSteps": 2,
         "parameters": [{"name": "x", "high": 2}],
         "objectives": [{"metric": "score", "direction": "MAXIMIZE"}]}
        """;
    Answer refused = as("ada").post(RULES + "/studies", study);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("rule").asString()).contains("'x' of noop", "0.0 to 1.0");
    assertThat(refused.json().path("wayOut").asString()).contains("exception", "propose");
    Answer asked =
        as("ada")
            .post(
                RULES + "/exceptions",
                """
                {"trainer": "noop", "name": "x", "study": "steep", "reason": "It may rise.",
                 "domain": {"type": "float", "low": 0, "high": 2}, "until": "2999-01-01T00:00:00Z"}
                """);
    assertThat(asked.status()).as(asked.text()).isEqualTo(201);
    String path = asked.json().path("path").asString();
    assertThat(as("ada").post(path + "/grant", "{\"reason\": \"Mine\"}").status()).isEqualTo(403);
    assertThat(as("max").post(path + "/grant", "{}").status()).isEqualTo(400);
    assertThat(as("max").post(path + "/grant", "{\"reason\": \"Once\"}").status()).isEqualTo(200);
    Answer submitted = as("ada").post(RULES + "/studies", study);
    assertThat(submitted.status()).as(submitted.text()).isEqualTo(201);
    Answer used = as("olga").get(submitted.json().path("path").asString() + "/catalog");
    assertThat(used.json().path("exceptions").get(0).path("grantedBy").asString()).isEqualTo("max");
    assertThat(used.json().path("versions").get(0).path("version").asInt()).isEqualTo(1);
    as("ada").post(submitted.json().path("path").asString() + "/stop", "");
  }

  @Test
  void aBaselineIsSetByManagersAndComparedOnAStudy() {
    String baseline =
        """
        {"dataset": "german-credit", "trainer": "lightgbm", "metric": "validation_auc",
         "parameters": {"num_leaves": 15}, "rationale": "Today's model"}
        """;
    assertThat(as("ada").post(RULES + "/baselines", baseline).status()).isEqualTo(403);
    Answer set = as("max").post(RULES + "/baselines", baseline);
    assertThat(set.status()).as(set.text()).isEqualTo(201);
    assertThat(set.json().path("parameters").path("num_leaves").asInt()).isEqualTo(15);
    assertThat(as("olga").get(RULES + "/baselines").text()).contains("Today's model");
    Answer submitted =
        as("ada")
            .post(
                RULES + "/studies",
                """
                {"trainer": "lightgbm", "dataset": "german-credit", "trials": 2, "maxSteps": 2,
                 "parameters": [{"name": "num_leaves"}],
                 "objectives": [{"metric": "validation_auc", "direction": "MAXIMIZE"}]}
                """);
    assertThat(submitted.status()).as(submitted.text()).isEqualTo(201);
    String study = submitted.json().path("path").asString();
    assertThat(as("olga").get(study + "/baseline").json().path("sentence").asString())
        .contains("trial 0");
    as("ada").post(study + "/stop", "");
  }
}
