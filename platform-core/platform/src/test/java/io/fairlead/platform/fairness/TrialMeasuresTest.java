package io.fairlead.platform.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.dataset.NewDataset;
import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.decision.Evidence;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.decision.LogFilter;
import io.fairlead.platform.decision.NewDecision;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.platform.guardrail.Held;
import io.fairlead.platform.guardrail.Held.Standing;
import io.fairlead.platform.problem.Conflict;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trials run by nobody here: they are completed in the database, with predictions. */
@PlatformTest
class TrialMeasuresTest {

  private static final Actor MAX = new Actor(Actor.Kind.PERSON, new UUID(0, 8), "max");
  private static final int ROWS = 200;
  private static final String PARITY = "demographic_parity_difference by sex";

  @TempDir Path folder = Path.of("");

  private final Studies studies;
  private final Trials trials;
  private final TrialMeasures measures;
  private final Decisions decisions;
  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final ApplicationContext beans;
  private UUID workspace = Ids.next();

  TrialMeasuresTest(
      Studies studies,
      Trials trials,
      TrialMeasures measures,
      Decisions decisions,
      Transactions transactions,
      JdbcClient jdbc,
      ApplicationContext beans) {
    this.studies = studies;
    this.trials = trials;
    this.measures = measures;
    this.decisions = decisions;
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.beans = beans;
  }

  @BeforeEach
  void aDataSet() throws IOException {
    workspace = FreshWorkspaces.one(beans.getBean(Workspaces.class));
    StringBuilder csv = new StringBuilder("x,sex,age,y\n");
    for (int row = 0; row < ROWS; row++) {
      csv.append(row).append(row % 2 == 0 ? ",f," : ",m,").append(18 + row % 50);
      csv.append(row % 4 < 2 ? ",no\n" : ",yes\n");
    }
    beans
        .getBean(Datasets.class)
        .register(
            workspace,
            new NewDataset("loans", "y", List.of("sex"), null, ""),
            Files.writeString(folder.resolve("loans.csv"), csv),
            "loans.csv",
            share -> {},
            Actor.PLATFORM);
  }

  private Study submit(String fairness) {
    return studies.submit(
        workspace,
        StudyJson.read(
            """
            {"trainer": "lightgbm", "dataset": "loans", "trials": 4, "maxSteps": 5,
             "parameters": [{"name": "learning_rate", "high": 0.05}],
             "objectives": [{"metric": "validation_auc", "direction": "MAXIMIZE"}]%s}
            """
                .formatted(fairness)),
        MAX);
  }

  private static String parity(String limit) {
    return ", \"fairness\": [{\"measure\": \"demographic_parity_difference\", \"sensitive\": [\"sex\"]"
        + limit
        + "}]";
  }

  private static List<FairnessMeasure> measures(String fairness) {
    return StudyJson.readMeasures(
            ("{" + fairness.substring(1) + "}").getBytes(StandardCharsets.UTF_8))
        .measures();
  }

  private Trial suggested(Study study, int number) {
    beans.getBean(Scheduling.class).tick();
    return trials.list(workspace, study.id(), TrialQuery.first(10)).items().get(number);
  }

  /** As if it had been trained; of the women so many of ten are selected, of the men eight. */
  private void complete(Trial trial, int women, boolean keeps) throws IOException {
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
          jdbc.sql("update trial set state = 'COMPLETE', ended_at = now() where id = ?")
              .param(trial.id())
              .update();
        });
    if (!keeps) {
      return;
    }
    StringBuilder csv = new StringBuilder("split,row,label,score,predicted\n");
    for (int row = 0; row < ROWS; row++) {
      boolean chosen = row / 2 % 10 < (row % 2 == 0 ? women : 8);
      csv.append("TEST,").append(row).append(row % 4 < 2 ? ",no," : ",yes,");
      csv.append(chosen ? "0.9,yes\n" : "0.1,no\n");
    }
    Artifacts artifacts = beans.getBean(Artifacts.class);
    try (Artifacts.Upload upload = artifacts.begin(workspace)) {
      upload.bytes().write(csv.toString().getBytes(StandardCharsets.UTF_8));
      upload.commit(attempt, ArtifactKind.PREDICTIONS, "predictions.csv");
    }
  }

  /** Looks as often as there is something to look at; the clock is the platform's own. */
  private void measured() {
    transactions.crossing(() -> jdbc.sql("update fairness_work set due_at = now()").update());
    while (measures.measureOnce()) {
      // until nothing is due
    }
  }

  private Held held(Study study, Trial trial) {
    Study now = studies.find(workspace, study.id().toString()).orElseThrow();
    return Held.of(now.fairness(), trials.find(workspace, trial.id()).orElseThrow()).getFirst();
  }

  private LogEntry.Signed choose(
      DecisionType type, Trial trial, @Nullable String reason, @Nullable UUID supersedes) {
    return decisions.sign(
        workspace,
        new NewDecision(
            type,
            "Take it",
            "It is better.",
            List.of(),
            supersedes == null
                ? List.of(new NewDecision.Reference(Evidence.Kind.TRIAL, trial.id(), null))
                : List.of(),
            supersedes,
            reason),
        MAX);
  }

  @Test
  void trialsAreMeasuredAfterTheyCompleteAndThoseBeyondALimitAreFlagged() throws IOException {
    Study study = submit(parity(", \"limit\": 0.25"));
    Trial fair = suggested(study, 0);
    Trial silent = suggested(study, 1);
    Study other = submit(parity(", \"limit\": 0.25"));
    Trial unfair = suggested(other, 0);
    assertThat(held(study, fair).words()).contains("when the trial completes");
    complete(fair, 7, true);
    complete(unfair, 3, true);
    complete(silent, 0, false);
    assertThat(held(study, fair).standing()).isEqualTo(Standing.PENDING);
    measured();
    Held within = held(study, fair);
    assertThat(within.standing()).isEqualTo(Standing.WITHIN);
    assertThat(Objects.requireNonNull(within.figure()).value()).isCloseTo(0.1, within(1e-12));
    assertThat(within.words()).contains("95 % interval", "at most 0.25");
    Held beyond = held(other, unfair);
    assertThat(beyond.standing()).isEqualTo(Standing.BEYOND);
    assertThat(Objects.requireNonNull(beyond.figure()).value()).isCloseTo(0.5, within(1e-12));
    Held unknown = held(study, silent);
    assertThat(unknown.standing()).isEqualTo(Standing.UNKNOWN);
    assertThat(unknown.words()).contains("has none");
    TrialQuery down = new TrialQuery(Set.of(), "fairness:" + PARITY, true, null, 0, 1);
    assertThat(trials.list(workspace, study.id(), down).items())
        .extracting(Trial::number)
        .containsExactly(fair.number());
    String next = trials.list(workspace, study.id(), down).next();
    TrialQuery after = new TrialQuery(Set.of(), "fairness:" + PARITY, true, next, 0, 5);
    assertThat(trials.list(workspace, study.id(), after).items())
        .extracting(Trial::number)
        .startsWith(silent.number());
  }

  @Test
  void aTrialBeyondAGuardrailIsChosenWithAStatedReasonOnly() throws IOException {
    Study study = submit(parity(", \"limit\": 0.25"));
    Trial unfair = suggested(study, 0);
    complete(unfair, 3, true);
    assertThatThrownBy(() -> choose(DecisionType.PROMOTION, unfair, "Because.", null))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("still being measured");
    measured();
    for (DecisionType type : List.of(DecisionType.CONFIGURATION_CHOSEN, DecisionType.PROMOTION)) {
      assertThatThrownBy(() -> choose(type, unfair, " ", null))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("demographic_parity_difference by sex is 0.5000")
          .hasMessageContaining("at most 0.25");
    }
    LogEntry.Signed discarded = choose(DecisionType.CONFIGURATION_DISCARDED, unfair, null, null);
    assertThat(discarded.passed()).isEmpty();
    assertThatThrownBy(
            () -> choose(DecisionType.CONFIGURATION_CHOSEN, unfair, null, discarded.id()))
        .isInstanceOf(InvalidInput.class); // a correction can't lose what it stands on
    LogEntry.Signed chosen =
        choose(DecisionType.CONFIGURATION_CHOSEN, unfair, "A pilot without consequences.", null);
    assertThat(chosen.guardrailReason()).isEqualTo("A pilot without consequences.");
    assertThat(chosen.passed().getFirst().value()).isEqualTo(0.5);
    assertThat(decisions.find(workspace, chosen.id())).contains(chosen);
    assertThat(
            decisions
                .list(workspace, new LogFilter(null, null, "consequence pilot", false), null, 5)
                .items())
        .containsExactly(chosen);
  }

  @Test
  void theDatabaseRefusesSuchAChoiceToo() throws IOException {
    Study study = submit(parity(", \"limit\": 0.25"));
    Trial unfair = suggested(study, 0);
    complete(unfair, 3, true);
    measured();
    Map<String, Object> data =
        Map.of(
            "type", "configuration-chosen",
            "what", "x",
            "rationale", "y",
            "evidence", List.of(Map.of("kind", "trial", "id", unfair.id().toString())));
    Events events = beans.getBean(Events.class);
    assertThatThrownBy(
            () ->
                transactions.in(
                    workspace, () -> events.append("decision.signed", Ids.next(), MAX, data)))
        .hasMessageContaining("chosen with a stated reason");
  }

  @Test
  void whatIsSetAfterwardsHoldsForThoseThatCompletedBefore() throws IOException {
    Study study = submit("");
    Trial trial = suggested(study, 0);
    complete(trial, 3, true);
    measured();
    assertThat(trials.find(workspace, trial.id()).orElseThrow().fairness()).isNull();
    studies.measure(workspace, study.id(), measures(parity(", \"limit\": 0.6")), null, MAX);
    assertThat(held(study, trial).standing()).isEqualTo(Standing.PENDING);
    measured();
    assertThat(held(study, trial).standing()).isEqualTo(Standing.WITHIN);
    studies.measure(workspace, study.id(), measures(parity(", \"limit\": 0.4")), null, MAX);
    measured();
    assertThat(held(study, trial).standing()).isEqualTo(Standing.BEYOND);
    assertThatThrownBy(
            () -> studies.measure(workspace, study.id(), measures(parity("")), null, MAX))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("loosened");
    studies.measure(workspace, study.id(), measures(parity("")), "It was meant as a hint.", MAX);
    measured();
    assertThat(held(study, trial).standing()).isEqualTo(Standing.SHOWN);
  }

  @Test
  void lookingForWhatIsLeftCostsTheSameHoweverManyTrialsThereAre() {
    Study study = submit(parity(""));
    List<String> plan =
        transactions.in(
            workspace,
            () -> {
              jdbc.sql(
                      """
                      insert into trial (id, workspace_id, study_id, number, state, parameters,
                        seed, rationale, history_digest, suggested_at, ended_at, fairness)
                      select gen_random_uuid(), ?, ?, number, 'COMPLETE', '{}', 1, '', '', now(),
                        now(), '{"version": 1, "figures": {}}'
                      from generate_series(1000, 10999) number
                      """)
                  .params(workspace, study.id())
                  .update();
              return jdbc.sql("explain (analyze, costs off, timing off) " + MeasuredTrials.BEHIND)
                  .params(study.id(), 1, 20)
                  .query(String.class)
                  .list();
            });
    assertThat(String.join("\n", plan)).contains("trial_measured").doesNotContain("Rows Removed");
  }

  @Test
  void whatCantBeMeasuredIsRefusedOrSaid() throws IOException {
    assertThatThrownBy(() -> submit(parity(", \"limit\": 1.5")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> submit(parity("").replace("sex", "gender")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("[x, sex, age, y]");
    assertThatThrownBy(() -> submit(parity("").replace("parity", "purity")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("equalized_odds_ratio");
    assertThatThrownBy(() -> submit(parity(", \"limits\": 1")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("limits");
    Study study =
        submit(parity("").replace("[\"sex\"]", "[{\"column\": \"age\", \"bins\": [200]}]"));
    Trial trial = suggested(study, 0);
    complete(trial, 5, true);
    measured();
    assertThat(held(study, trial).words()).contains("one group");
  }

  @Test
  void whatACrashLeftUndoneIsDoneLater() throws IOException {
    Study study = submit(parity(""));
    Trial trial = suggested(study, 0);
    complete(trial, 5, true);
    transactions.crossing( // taken by one that is no more
        () -> jdbc.sql("update fairness_work set due_at = now() + interval '1 s'").update());
    assertThat(measures.measureOnce()).isFalse();
    measured();
    assertThat(held(study, trial).standing()).isEqualTo(Standing.SHOWN);
  }
}
