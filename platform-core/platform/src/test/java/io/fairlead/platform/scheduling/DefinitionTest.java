package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyDefinition;
import io.fairlead.platform.study.StudyJson;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DefinitionTest {

  private static Lab lab;
  private static UUID workspace;

  @BeforeAll
  static void open() {
    lab = new Lab();
    workspace = lab.workspace("definitions");
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "parameters": [{"name": "rate"}], "tirals": 3                        | tirals
          "parameters": [{"name": "rate", "low": "x"}]                         | parameters[0].low
          "parameters": [{"name": "rate", "low": 1e-9}]                        | parameters[0].low
          "parameters": [{"name": "depth", "high": 9}]                         | parameters[0].high
          "parameters": [{"name": "speed"}]                                    | parameters[0].name
          "parameters": [{"name": "momentum"}]                                 | parameters[0].name
          "parameters": [{"name": "rate", "value": 3}]                         | parameters
          "parameters": [{"name": "rate"}], "dataset": "nowhere"               | dataset
          "parameters": [{"name": "rate"}], "sampler": {"name": "oracle"}      | sampler.name
          "parameters": [{"name": "rate"}], "pruner": {"name": "axe"}          | pruner.name
          "parameters": [{"name": "rate"}], "sampler": {"name": "bohb"}, "pruner": {"name": "asha"} | pruner.name
          "parameters": [{"name": "rate"}], "parallelism": 1001                | parallelism
          "parameters": [{"name": "optimizer", "choices": ["adam", "magic"]}]  | parameters[0].choices
          "parameters": [{"name": "rate"}], "weight": 11                       | weight
          "parameters": [{"name": "rate"}], "race": {"finalists": 1}           | race
          "parameters": [{"name": "rate"}], "race": {"repeats": 1}             | race
          "parameters": [{"name": "rate"}], "race": {"finalists": 4}           | race.finalists
          "parameters": [{"name": "rate"}], "race": {"winners": 2}             | race.winners
          "parameters": [{"name": "rate"}], "race": {}, "sampler": {"name": "dehb"} | race
          "parameters": [{"name": "rate"}], "forbidden": [[]]                  | forbidden[0]
          "parameters": [{"name": "rate"}], "forbidden": [[{"name": "speed", "low": 1}]] | forbidden[0][0].name
          "parameters": [{"name": "rate"}], "forbidden": [[{"name": "optimizer", "choices": ["magic"]}]] | forbidden[0][0].choices
          "parameters": [{"name": "depth"}], "forbidden": [[{"name": "depth", "choices": ["3"]}]] | forbidden[0][0].value
          "parameters": [{"name": "depth"}], "forbidden": [[{"name": "depth", "low": 99}]] | forbidden[0][0].low
          "parameters": [{"name": "depth"}], "forbidden": [[{"name": "depth", "low": 0}]] | forbidden
          "parameters": [{"name": "depth"}, {"name": "optimizer", "value": "adam"}], "forbidden": [[{"name": "optimizer", "value": "adam"}]] | forbidden[0]
          """)
  void whatIsWrongIsNamed(String fields, String field) {
    InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> submit(fields));
    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.rule()).isNotBlank();
    assertThat(refused.wayOut()).isNotBlank();
  }

  private static Study submit(String fields) {
    return lab.studies.submit(
        workspace,
        StudyJson.read(
            """
            {"trainer": "toy", "trials": 3, "maxSteps": 2,
             "objectives": [{"metric": "score", "direction": "MINIMIZE"}], %s}
            """
                .formatted(fields)),
        Lab.ANN);
  }

  @Test
  void aNameIsTakenOnceAndMadeWhenThereIsNone() {
    String fields = "\"parameters\": [{\"name\": \"rate\"}]";
    submit(fields + ", \"name\": \"mine\"");
    assertThat(
            catchThrowableOfType(InvalidInput.class, () -> submit(fields + ", \"name\": \"mine\""))
                .field())
        .isEqualTo("name");
    assertThat(submit(fields).name()).isNotEqualTo(submit(fields).name()).startsWith("toy-");
  }

  @Test
  void noTrialHasAForbiddenCombination() {
    UUID here = lab.workspace("forbidden");
    Study study =
        lab.studies.submit(
            here,
            StudyJson.read(
                """
                {"trainer": "toy", "trials": 40, "parallelism": 40, "maxSteps": 2, "seed": 3,
                 "objectives": [{"metric": "score", "direction": "MINIMIZE"}],
                 "parameters": [{"name": "depth"}, {"name": "optimizer"}],
                 "forbidden": [[{"name": "optimizer", "choices": ["adam"]}, {"name": "depth", "low": 3}],
                   [{"name": "optimizer", "choices": ["sgd"]}, {"name": "depth", "value": 1}]]}
                """),
            Lab.ANN);
    assertThat(StudyJson.read(StudyJson.write(study.definition()))).isEqualTo(study.definition());
    lab.localAgent("forbidden", 40);
    lab.scheduling.tick();
    List<Trial> trials = lab.trials(study);
    assertThat(trials).hasSize(17); // of 24, all that are allowed
    assertThat(trials)
        .noneMatch(it -> depth(it) >= 3 && "adam".equals(it.parameters().get("optimizer")))
        .noneMatch(it -> depth(it) == 1 && "sgd".equals(it.parameters().get("optimizer")))
        .anyMatch(it -> depth(it) >= 3)
        .anyMatch(it -> "adam".equals(it.parameters().get("optimizer")));
  }

  private static long depth(Trial trial) {
    return trial.parameters().get("depth") instanceof Number number ? number.longValue() : -1;
  }

  /** What never occurs forbids nothing: values that are fixed otherwise, or left out. */
  @Test
  void aCombinationThatNeverOccursForbidsNothing() {
    Study study =
        submit(
            "\"parameters\": [{\"name\": \"depth\"}, {\"name\": \"optimizer\", \"value\": \"sgd\"}],"
                + " \"forbidden\": [[{\"name\": \"optimizer\", \"value\": \"adam\"}, {\"name\": \"depth\", \"low\": 0}]]");
    assertThat(study.definition().forbidden()).hasSize(1);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Study study =
        submit(
            "\"parameters\": [{\"name\": \"optimizer\", \"choices\": [\"sgd\"]}, {\"name\": \"momentum\", \"high\": 0.5}]");
    assertThat(StudyJson.read(StudyJson.write(study.definition()))).isEqualTo(study.definition());
    assertThat(lab.studies.find(workspace, study.name()))
        .hasValueSatisfying(it -> assertThat(it.definition()).isEqualTo(study.definition()));
  }

  @Test
  void theExamplesOfTheSchemaAreDefinitions() {
    JsonNode examples = JsonMapper.builder().build().readTree(StudyJson.schema()).get("examples");
    assertThat(examples.size()).isGreaterThanOrEqualTo(2);
    assertThat(StudyJson.read(examples.get(0).toString()).dataset()).isEqualTo("german-credit");
    StudyDefinition measured = StudyJson.read(examples.get(0).toString());
    assertThat(measured.fairness().getFirst().name())
        .isEqualTo("demographic_parity_difference by sex");
    assertThat(StudyJson.read(StudyJson.write(measured))).isEqualTo(measured);
    assertThat(StudyJson.read(examples.get(1).toString()).dataset()).isEqualTo("digits");
  }

  @Test
  void trialsArePagedInAnyOrder() {
    UUID here = lab.workspace("pages");
    UUID agent = lab.localAgent("pages", 9);
    Study study = lab.submit(here, 9, 9, "");
    lab.scheduling.tick();
    lab.complete(
        agent,
        agent,
        lab.lease(agent, agent, here, 5).stream()
            .map(it -> Lab.done(it, it.number() % 3))
            .toList());
    lab.scheduling.tick();
    for (String sort :
        List.of(
            "number",
            "state",
            "step",
            "objective",
            "startedAt",
            "parameter:rate",
            "metric:score")) {
      for (boolean down : new boolean[] {false, true}) {
        List<Trial> paged = new ArrayList<>();
        String after = null;
        do {
          var page =
              lab.trials.list(here, study.id(), new TrialQuery(Set.of(), sort, down, after, 0, 2));
          paged.addAll(page.items());
          after = page.next();
        } while (after != null);
        assertThat(paged)
            .as(sort)
            .isEqualTo(
                lab.trials
                    .list(here, study.id(), new TrialQuery(Set.of(), sort, down, null, 0, 100))
                    .items());
        assertThat(paged).as(sort).hasSize(9).doesNotHaveDuplicates();
      }
    }
    assertThat(lab.trials.history(here, study.id()).numbers()).hasSize(9);
  }
}
