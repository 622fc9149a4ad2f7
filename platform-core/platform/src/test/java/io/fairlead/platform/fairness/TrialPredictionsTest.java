package io.fairlead.platform.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.fairness.AuditFigures;
import io.fairlead.kernel.fairness.Measure;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Objective;
import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.dataset.NewDataset;
import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.platform.guardrail.StudyFairness;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyDefinition;
import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.trial.Attempt;
import io.fairlead.platform.trial.ObjectiveHistory;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialQuery;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.trial.Trials;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.protocol.message.ArtifactKind;
import io.fairlead.protocol.message.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial's predictions meet its data set by row; trials and studies are stand-ins here. */
@PlatformTest
class TrialPredictionsTest {

  private static final String DATA =
      """
      sex,age,risk
      f,20,good
      m,30,bad
      f,40,bad
      m,50,good
      f,60,good
      """;
  private static final String PREDICTIONS =
      """
      split,row,label,score,predicted
      VALIDATION,0,good,0.9,good
      TEST,1,bad,0.7,good
      TEST,2,bad,0.2,bad
      TEST,4,good,0.6,good
      """;

  @TempDir Path folder = Path.of("");

  private final Datasets datasets;
  private final Artifacts artifacts;
  private final Workspaces workspaces;
  private UUID workspace = Ids.next();
  private final UUID trial = Ids.next();
  private final UUID attempt = Ids.next();

  TrialPredictionsTest(Datasets datasets, Artifacts artifacts, Workspaces workspaces) {
    this.datasets = datasets;
    this.artifacts = artifacts;
    this.workspaces = workspaces;
  }

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = FreshWorkspaces.one(workspaces);
    datasets.register(
        workspace,
        new NewDataset("risk", "risk", List.of("sex"), null, ""),
        Files.writeString(folder.resolve("risk.csv"), DATA),
        "risk.csv",
        share -> {},
        Actor.PLATFORM);
  }

  private void keep(String predictions) throws IOException {
    try (Artifacts.Upload upload = artifacts.begin(workspace)) {
      upload.bytes().write(predictions.getBytes(StandardCharsets.UTF_8));
      upload.commit(attempt, ArtifactKind.PREDICTIONS, "predictions.csv");
    }
  }

  private TrialPredictions.Found read(String rest) {
    String spec = "{\"trial\":\"%s\",\"sensitive\":[\"sex\"]%s}".formatted(trial, rest);
    return new TrialPredictions(new OneTrial(), new OneStudy(), datasets, artifacts)
        .read(workspace, AuditSpecJson.read(spec.getBytes(StandardCharsets.UTF_8)), trial);
  }

  @Test
  void sensitiveColumnsComeFromTheDataSetByRow() throws IOException {
    keep(PREDICTIONS);
    TrialPredictions.Found found = read("");
    AuditFigures figures = found.collected().observations().audit().at(0.5, OptionalInt.empty());
    assertThat(found.source()).isEqualTo("trial 7, test");
    assertThat(found.collected().positive()).isEqualTo("good");
    assertThat(figures.groups()).hasSize(2);
    assertThat(figures.groups().getFirst().group()).containsEntry("sex", "f");
    assertThat(figures.groups().getFirst().count()).isEqualTo(2);
    assertThat(figures.groups().getFirst().figure(Measure.ACCURACY).value()).isEqualTo(1);
    assertThat(figures.groups().getLast().figure(Measure.FALSE_POSITIVE_RATE).value()).isEqualTo(1);
    assertThat(read(",\"split\":\"VALIDATION\"").collected().observations().predictions().size())
        .isEqualTo(1);
  }

  @Test
  void whatATrialLacksIsSaid() throws IOException {
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("trial 7 is COMPLETE and has none");
    keep(PREDICTIONS);
    assertThatThrownBy(() -> read(",\"positive\":\"bad\""))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("'good'");
    assertThatThrownBy(
            () ->
                new TrialPredictions(new OneTrial(), new OneStudy(), datasets, artifacts)
                    .read(
                        workspace,
                        AuditSpecJson.read(
                            "{\"trial\":\"%s\",\"sensitive\":[\"sex\"]}"
                                .formatted(attempt)
                                .getBytes(StandardCharsets.UTF_8)),
                        attempt))
        .isInstanceOf(NotFound.class);
  }

  private final class OneTrial implements Trials {
    @Override
    public Page<Trial> list(UUID workspace, UUID study, TrialQuery query) {
      return new Page<>(List.of(), null);
    }

    @Override
    public int count(UUID workspace, UUID study, TrialQuery query) {
      return 1;
    }

    @Override
    public Optional<Trial> find(UUID workspace, UUID id) {
      return Optional.of(id)
          .filter(trial::equals)
          .map(
              known ->
                  new Trial(
                      known,
                      Ids.next(),
                      7,
                      null,
                      TrialState.COMPLETE,
                      Map.of(),
                      1,
                      1,
                      null,
                      Map.of(),
                      "",
                      "",
                      Instant.EPOCH,
                      null,
                      null,
                      null,
                      null));
    }

    @Override
    public List<Attempt> attempts(UUID workspace, UUID trial) {
      return List.of(
          new Attempt(attempt, 1, "agent", 0, 1, Instant.EPOCH, null, "COMPLETE", null, null));
    }

    @Override
    public Map<String, String> environment(UUID workspace, String digest) {
      return Map.of();
    }

    @Override
    public ObjectiveHistory history(UUID workspace, UUID study) {
      return new ObjectiveHistory(new UUID[0], new int[0], new double[0], new byte[0]);
    }
  }

  private static final class OneStudy implements Studies {
    @Override
    public Study submit(UUID workspace, StudyDefinition definition, Actor by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Page<Study> list(UUID workspace, @Nullable String after, int limit) {
      return new Page<>(List.of(), null);
    }

    @Override
    public Optional<Study> find(UUID workspace, String nameOrId) {
      StudyDefinition definition =
          new StudyDefinition(
              "s",
              "risk",
              "lightgbm",
              List.of(),
              List.of(new Objective("valid_auc", Direction.MAXIMIZE)),
              new StudyDefinition.SamplerChoice("random"),
              new StudyDefinition.PrunerChoice("none", Map.of()),
              1,
              1,
              1,
              0,
              new Resources(1, 0, 0));
      return Optional.of(
          new Study(
              Ids.next(),
              workspace,
              "s",
              StudyState.FINISHED,
              definition,
              Map.of(),
              null,
              Instant.EPOCH,
              "ada",
              null,
              null,
              null,
              StudyFairness.NONE,
              null,
              null));
    }

    @Override
    public Study pause(UUID workspace, UUID study, Actor by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Study resume(UUID workspace, UUID study, Actor by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Study weigh(
        UUID workspace, UUID study, double weight, @Nullable String reason, Actor by) {
      throw new UnsupportedOperationException("Shows studies only.");
    }

    @Override
    public Optional<Asked> asked(UUID workspace, UUID study) {
      return find(workspace, study.toString())
          .map(found -> new Asked(found.definition(), found.fairness()));
    }

    @Override
    public Study extend(
        UUID workspace, UUID study, int more, @Nullable String rationale, Actor by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Study stop(UUID workspace, UUID study, @Nullable String rationale, Actor by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Study measure(
        UUID workspace,
        UUID study,
        List<FairnessMeasure> measures,
        @Nullable String reason,
        Actor by) {
      throw new UnsupportedOperationException();
    }
  }
}
