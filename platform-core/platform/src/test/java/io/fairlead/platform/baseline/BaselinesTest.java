package io.fairlead.platform.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.comparison.Improvement.Verdict;
import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.baseline.Comparison.Measured;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.dataset.NewDataset;
import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.decision.LogFilter;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.scheduling.Scheduling;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyJson;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialQuery;
import io.fairlead.platform.trial.Trials;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.protocol.message.ArtifactKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trials run by nobody here: they are completed in the database, with predictions. */
@PlatformTest
class BaselinesTest {

  private static final Actor MAX = new Actor(Actor.Kind.PERSON, new UUID(0, 8), "max");
  private static final int ROWS = 60;

  @TempDir Path folder = Path.of("");

  private final Baselines baselines;
  private final Studies studies;
  private final Trials trials;
  private final Scheduling scheduling;
  private final Datasets datasets;
  private final Artifacts artifacts;
  private final Decisions decisions;
  private final Workspaces workspaces;
  private final Transactions transactions;
  private final JdbcClient jdbc;
  private UUID workspace = Ids.next();

  BaselinesTest(
      Baselines baselines,
      Studies studies,
      Trials trials,
      Scheduling scheduling,
      Datasets datasets,
      Artifacts artifacts,
      Decisions decisions,
      Workspaces workspaces,
      Transactions transactions,
      JdbcClient jdbc) {
    this.baselines = baselines;
    this.studies = studies;
    this.trials = trials;
    this.scheduling = scheduling;
    this.datasets = datasets;
    this.artifacts = artifacts;
    this.decisions = decisions;
    this.workspaces = workspaces;
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void aDataSet() throws IOException {
    workspace = FreshWorkspaces.one(workspaces);
    StringBuilder csv = new StringBuilder("x,y\n");
    for (int row = 0; row < ROWS; row++) {
      csv.append(row).append(',').append(row % 2 == 0 ? "no" : "yes").append('\n');
    }
    datasets.register(
        workspace,
        new NewDataset("small", "y", List.of(), null, ""),
        Files.writeString(folder.resolve("small.csv"), csv),
        "small.csv",
        share -> {},
        Actor.PLATFORM);
  }

  private Baseline set(String trainer, Map<String, Object> parameters) {
    return baselines.set(
        workspace,
        new NewBaseline("small", trainer, "validation_auc", parameters, "Today's model."),
        MAX);
  }

  private Study submit(int count) {
    return studies.submit(
        workspace,
        StudyJson.read(
            """
            {"trainer": "lightgbm", "dataset": "small", "trials": %d, "maxSteps": 5,
             "parameters": [{"name": "learning_rate", "high": 0.05}],
             "objectives": [{"metric": "validation_auc", "direction": "MAXIMIZE"}]}
            """
                .formatted(count)),
        MAX);
  }

  private List<Trial> suggested(Study study) {
    scheduling.tick();
    return trials.list(workspace, study.id(), TrialQuery.first(10)).items();
  }

  /** As if it had been trained: its objective, and scores that tell the classes apart or not. */
  private void complete(Trial trial, double objective, double right) throws IOException {
    UUID attempt = Ids.next();
    transactions.in(
        workspace,
        () -> {
          jdbc.sql(
                  """
                  insert into attempt (id, workspace_id, trial_id, study_id, epoch, agent, from_step,
                    started_at) values (?, ?, ?, ?, 1, 'a', 0, now())
                  """)
              .params(attempt, workspace, trial.id(), trial.study())
              .update();
          jdbc.sql("update trial set state = 'COMPLETE', objective = ? where id = ?")
              .params(objective, trial.id())
              .update();
        });
    StringBuilder csv = new StringBuilder("split,row,label,score,predicted\n");
    for (int row = 0; row < ROWS; row++) {
      boolean yes = row % 2 == 1;
      boolean hit = row < right * ROWS;
      double score = (yes == hit ? 0.6 : 0.4) + row * 1e-4;
      csv.append(row < ROWS / 10 ? "VALIDATION," : "TEST,").append(row).append(',');
      csv.append(yes ? "yes" : "no").append(',').append(score).append(',');
      csv.append(score >= 0.5 ? "yes" : "no").append('\n');
    }
    try (Artifacts.Upload upload = artifacts.begin(workspace)) {
      upload.bytes().write(csv.toString().getBytes(StandardCharsets.UTF_8));
      upload.commit(attempt, ArtifactKind.PREDICTIONS, "predictions.csv");
    }
  }

  @Test
  void oneIsSetWithTheCatalogsDefaultsAndReplacedByItsNextVersion() {
    Baseline first = set("mlp", Map.of("layers", 3.0));
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.parameters())
        .containsEntry("layers", 3L)
        .containsEntry("hidden_units", 64L)
        .containsEntry("optimizer", "adam")
        .doesNotContainKey("momentum");
    Baseline second = set("mlp", Map.of("optimizer", "sgd"));
    assertThat(second.parameters()).containsEntry("momentum", 0.9);
    assertThat(baselines.list(workspace)).containsExactly(second);
    assertThat(baselines.versions(workspace, second.dataset(), "mlp", "validation_auc"))
        .containsExactly(second, first);
    assertThat(baselines.list(FreshWorkspaces.one(workspaces))).isEmpty();
    assertThat(
            decisions
                .list(
                    workspace,
                    new LogFilter(DecisionType.CATALOG_CHANGED, "max", null, false),
                    null,
                    5)
                .items())
        .hasSize(2);
  }

  @Test
  void valuesAreApprovedOnes() {
    assertThatThrownBy(() -> set("mlp", Map.of("layers", 9)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("from 1 to 4");
    assertThatThrownBy(() -> set("mlp", Map.of("depth", 9)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("hidden_units");
    assertThatThrownBy(() -> set("mlp", Map.of("momentum", 0.5)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("plays no part");
    assertThatThrownBy(() -> set("nothing", Map.of())).isInstanceOf(InvalidInput.class);
  }

  @Test
  void aStudySaysHowMuchBetterItsBestTrialIs() throws IOException {
    set("lightgbm", Map.of());
    Study study = submit(3);
    assertThat(baselines.compare(workspace, study.id()).sentence()).contains("will be trial 0");
    List<Trial> first = suggested(study);
    assertThat(first.getFirst().parameters())
        .containsEntry("learning_rate", 0.1) // beyond the study's 0.05
        .containsEntry("num_leaves", 31L);
    assertThat(baselines.compare(workspace, study.id()).sentence()).contains("still to finish");
    complete(first.get(0), 0.6, 0.4);
    assertThat(baselines.compare(workspace, study.id()).sentence())
        .contains("No trial is better than the baseline yet");
    complete(first.get(1), 0.9, 1);

    assertThat(baselines.compare(workspace, study.id()))
        .isInstanceOfSatisfying(
            Measured.class,
            it -> {
              assertThat(it.bestNumber()).isEqualTo(1);
              assertThat(it.measure()).isEqualTo("AUC");
              assertThat(it.improvement().rows()).isEqualTo(ROWS * 9 / 10);
              assertThat(it.improvement().candidate()).isEqualTo(1, within(1e-9));
              assertThat(it.improvement().verdict()).isEqualTo(Verdict.BETTER);
              assertThat(it.sentence())
                  .startsWith("On 54 test rows that the search never saw, trial 1 has AUC 1,")
                  .contains("better than the baseline's");
            });
  }

  @Test
  void orThatItIsNot() throws IOException {
    set("lightgbm", Map.of());
    Study study = submit(3);
    List<Trial> first = suggested(study);
    complete(first.get(0), 0.6, 0.9);
    complete(first.get(1), 0.9, 0.9);
    assertThat(baselines.compare(workspace, study.id()).sentence())
        .contains("no better than chance would make it (95 % interval 0 to 0)");
  }

  @Test
  void aStudyWithoutOneSaysWhy() {
    Study study = submit(2);
    assertThat(baselines.compare(workspace, study.id()).sentence()).contains("has no baseline");
    assertThat(suggested(study).getFirst().parameters()).doesNotContainEntry("learning_rate", 0.1);
  }
}
