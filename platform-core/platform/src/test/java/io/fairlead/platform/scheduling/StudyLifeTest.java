package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyJson;
import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.study.StudyStateConflict;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.protocol.message.AgentAnswer.Order;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyLifeTest {

  private static Lab lab;

  private final UUID driver = Ids.next();
  private UUID workspace = driver;
  private UUID agent = driver;

  @BeforeAll
  static void open() {
    lab = new Lab();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @BeforeEach
  void freshWorkspace() {
    String name = "w" + Ids.next();
    workspace = lab.workspace(name);
    agent = lab.localAgent(name, 8);
  }

  @Test
  void aStudyRunsFromItsSubmissionToItsEnd() {
    Study study = lab.submit(workspace, 5, 2, "");
    assertThat(study.state()).isEqualTo(StudyState.QUEUED);
    assertThat(study.name()).isEqualTo("toy-numbers-1");
    Map<Integer, Double> scores = new HashMap<>();
    lab.scheduling.tick();

    for (int i = 0; i < 20 && lab.study(study).state() != StudyState.FINISHED; i++) {
      List<Assignment> leased = lab.lease(agent, driver, workspace, 4);
      assertThat(leased).hasSizeLessThanOrEqualTo(2);
      leased.forEach(each -> scores.put(each.number(), (double) each.number() % 4));
      assertThat(lab.heartbeat(agent, driver, leased, 3))
          .extracting(Order::kind)
          .containsOnly(
              leased.stream().map(each -> OrderKind.CONTINUE).distinct().toArray(OrderKind[]::new));
      assertThat(
              lab.complete(
                  agent, driver, leased.stream().map(it -> Lab.done(it, it.number() % 4)).toList()))
          .hasSize(leased.size());
      lab.scheduling.tick();
    }

    Study over = lab.study(study);
    assertThat(over.state()).isEqualTo(StudyState.FINISHED);
    assertThat(over.counts()).containsEntry(TrialState.COMPLETE, 5);
    assertThat(Objects.requireNonNull(over.best()).number()).isEqualTo(3);
    assertThat(Objects.requireNonNull(over.best()).objective()).isEqualTo(3.0);
    assertThat(over.startedAt()).isNotNull();
    assertThat(over.endedAt()).isNotNull();
    assertThat(lab.trials(study)).extracting(Trial::number).containsExactly(0, 1, 2, 3, 4);
    assertThat(lab.trials(study).getFirst().parameters())
        .containsOnlyKeys("rate", "depth", "optimizer")
        .hasEntrySatisfying("rate", it -> assertThat(it).isInstanceOf(Double.class))
        .hasEntrySatisfying("depth", it -> assertThat(it).isInstanceOf(Long.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"none\"}",
        "{\"name\": \"asha\", \"settings\": {\"minSteps\": 3, \"reductionFactor\": 3}}"
      })
  void aStudyOfASpaceSmallerThanItsTrialsEndsAndSaysWhy(String pruner) {
    Study study =
        lab.studies.submit(
            workspace,
            StudyJson.read(
                """
                {"trainer": "toy", "dataset": "numbers", "trials": 10, "parallelism": 2,
                 "maxSteps": 9, "parameters": [{"name": "depth", "low": 1, "high": 3}],
                 "objectives": [{"metric": "score", "direction": "MAXIMIZE"}], "pruner": %s}
                """
                    .formatted(pruner)),
            Lab.ANN);
    lab.scheduling.tick();
    for (int i = 0; i < 20 && lab.study(study).state() != StudyState.FINISHED; i++) {
      for (Assignment each : lab.lease(agent, driver, workspace, 4)) {
        boolean waits =
            each.resume() == null
                && each.rungs().contains(3L)
                && lab.report(each, 3, each.number()) == Verdict.WAIT;
        lab.complete(
            agent,
            driver,
            List.of(waits ? Lab.at(each, Outcome.WAITING, 3) : Lab.done(each, each.number())));
      }
      lab.scheduling.tick();
    }

    Study over = lab.study(study);
    assertThat(over.state()).isEqualTo(StudyState.FINISHED);
    assertThat(over.problem()).contains("has 3 configurations and all were tried");
    assertThat(lab.trials(study)).hasSize(3).allMatch(trial -> trial.state().isOver());
    assertThat(Objects.requireNonNull(over.best()).number()).isEqualTo(2);
  }

  @Test
  void completingTwiceChangesNothing() {
    Study study = lab.submit(workspace, 2, 2, "");
    lab.scheduling.tick();
    Assignment first = lab.lease(agent, driver, workspace, 1).getFirst();

    assertThat(lab.complete(agent, driver, List.of(Lab.done(first, 1))))
        .containsExactly(first.attempt());
    Trial once = lab.trial(first);
    assertThat(lab.complete(agent, driver, List.of(Lab.done(first, 2))))
        .containsExactly(first.attempt());

    assertThat(lab.trial(first)).isEqualTo(once);
    assertThat(lab.study(study).counts()).containsEntry(TrialState.COMPLETE, 1);
  }

  @Test
  void trialsThatWaitAtARungArePromotedWithTheirCheckpoint() {
    Study study =
        lab.submit(
            workspace,
            3,
            3,
            ", \"pruner\": {\"name\": \"asha\", \"settings\": {\"minSteps\": 3, \"reductionFactor\": 3}}");
    lab.scheduling.tick();
    List<Assignment> leased = lab.lease(agent, driver, workspace, 3);
    assertThat(leased).hasSize(3);
    assertThat(leased.getFirst().rungs()).containsExactly(3L);

    Assignment best = leased.get(0);
    assertThat(lab.report(best, 3, 0.9)).isEqualTo(Verdict.WAIT);
    assertThat(lab.report(best, 3, 0.1)).as("the same answer again").isEqualTo(Verdict.WAIT);
    assertThat(lab.report(leased.get(1), 3, 0.5)).isEqualTo(Verdict.WAIT);
    assertThat(lab.report(leased.get(2), 3, 0.1)).isEqualTo(Verdict.WAIT);
    lab.complete(agent, driver, leased.stream().map(it -> Lab.at(it, Outcome.WAITING, 3)).toList());
    assertThat(lab.trial(best).state()).isEqualTo(TrialState.PAUSED);
    lab.scheduling.tick();

    List<Assignment> resumed = lab.lease(agent, driver, workspace, 3);
    assertThat(resumed).extracting(Assignment::trial).containsExactly(best.trial());
    assertThat(Objects.requireNonNull(resumed.getFirst().resume()).step()).isEqualTo(3);
    assertThat(resumed.getFirst().epoch()).isEqualTo(2);
    lab.complete(agent, driver, List.of(Lab.done(resumed.getFirst(), 0.95)));
    lab.scheduling.tick();

    assertThat(lab.study(study).state()).isEqualTo(StudyState.FINISHED);
    assertThat(lab.study(study).counts())
        .containsEntry(TrialState.COMPLETE, 1)
        .containsEntry(TrialState.PRUNED, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bohb", "dehb"})
  void aSamplerThatJudgesSearchesWithoutAPruner(String sampler) {
    Study study =
        lab.submit(
            workspace,
            12,
            3,
            ", \"sampler\": {\"name\": \"%s\"}, \"pruner\": {\"name\": \"none\"}"
                .formatted(sampler));
    lab.scheduling.tick();
    for (int i = 0; i < 60 && lab.study(study).state() != StudyState.FINISHED; i++) {
      for (Assignment each : lab.lease(agent, driver, workspace, 3)) {
        assertThat(each.rungs()).containsExactly(1L, 3L);
        lab.complete(agent, driver, List.of(trained(each)));
      }
      lab.scheduling.tick();
    }

    Study over = lab.study(study);
    assertThat(over.state()).isEqualTo(StudyState.FINISHED);
    assertThat(over.counts()).containsKeys(TrialState.COMPLETE, TrialState.PRUNED);
    assertThat(lab.trials(study)).hasSize(12);
  }

  /** Up to the rung where it waits, or the end. */
  private Result trained(Assignment it) {
    long from = it.resume() == null ? 0 : it.resume().step();
    for (long rung : it.rungs()) {
      if (rung > from && lab.report(it, rung, it.number()) == Verdict.WAIT) {
        return Lab.at(it, Outcome.WAITING, rung);
      }
    }
    return Lab.done(it, it.number());
  }

  @Test
  void aPausedStudyGivesItsSlotsBackAndGoesOnWhereItWas() {
    Study study = lab.submit(workspace, 4, 2, "");
    lab.scheduling.tick();
    Assignment running = lab.lease(agent, driver, workspace, 1).getFirst();
    assertThat(lab.studies.pause(workspace, study.id(), Lab.ANN).state())
        .isEqualTo(StudyState.PAUSED);
    assertThat(lab.lease(agent, driver, workspace, 4)).isEmpty();
    assertThat(lab.heartbeat(agent, driver, List.of(running), 2).getFirst().kind())
        .isEqualTo(OrderKind.PAUSE);
    lab.complete(agent, driver, List.of(Lab.at(running, Outcome.PAUSED, 2)));
    lab.scheduling.tick();
    assertThat(lab.lease(agent, driver, workspace, 4)).isEmpty();
    assertThat(lab.trial(running).state()).isEqualTo(TrialState.PAUSED);

    assertThat(lab.studies.resume(workspace, study.id(), Lab.ANN).state())
        .isEqualTo(StudyState.RUNNING);
    List<Assignment> again = lab.lease(agent, driver, workspace, 4);
    assertThat(again.getFirst().trial()).isEqualTo(running.trial());
    assertThat(Objects.requireNonNull(again.getFirst().resume()).step()).isEqualTo(2);
    assertThat(again).hasSize(2);
    assertThatThrownBy(() -> lab.studies.resume(workspace, study.id(), Lab.ANN))
        .isInstanceOf(StudyStateConflict.class)
        .hasMessageContaining("RUNNING");
  }

  @Test
  void aStoppedStudyEndsItsTrialsForGood() {
    Study study = lab.submit(workspace, 4, 2, "");
    lab.scheduling.tick();
    Assignment running = lab.lease(agent, driver, workspace, 1).getFirst();
    assertThat(lab.studies.stop(workspace, study.id(), Lab.ANN).state())
        .isEqualTo(StudyState.STOPPED);
    assertThat(lab.heartbeat(agent, driver, List.of(running), 2).getFirst().kind())
        .isEqualTo(OrderKind.STOP);
    lab.complete(agent, driver, List.of(Lab.ended(running, Outcome.STOPPED, null)));
    lab.scheduling.tick();
    assertThat(lab.lease(agent, driver, workspace, 4)).isEmpty();
    assertThat(lab.trials(study)).extracting(Trial::state).containsOnly(TrialState.STOPPED);
    assertThatThrownBy(() -> lab.studies.pause(workspace, study.id(), Lab.ANN))
        .isInstanceOf(StudyStateConflict.class);
  }

  /** Runs all that comes, one trial after the other. */
  private void runOn(Study study) {
    lab.scheduling.tick();
    for (int i = 0; i < 20 && !lab.study(study).state().isOver(); i++) {
      lab.lease(agent, driver, workspace, 1)
          .forEach(
              each -> lab.complete(agent, driver, List.of(Lab.done(each, each.number() * 0.1))));
      lab.scheduling.tick();
    }
  }

  private List<Object> configurations(Study study) {
    return lab.trials(study).stream()
        .<Object>map(it -> List.of(it.parameters(), it.seed(), it.historyDigest()))
        .toList();
  }

  @Test
  void aFinishedStudyIsExtendedAsIfItHadAlwaysHadMoreTrials() {
    Study longer = lab.submit(workspace, 6, 1, "");
    runOn(longer);
    Study study = lab.submit(workspace, 4, 1, "");
    runOn(study);
    assertThat(lab.study(study).state()).isEqualTo(StudyState.FINISHED);

    Study extended = lab.studies.extend(workspace, study.id(), 2, "It got better.", Lab.ANN);
    assertThat(extended.state()).isEqualTo(StudyState.RUNNING);
    assertThat(extended.definition().trials()).isEqualTo(6);
    assertThat(extended.endedAt()).isNull();
    assertThat(lab.events.kinds).contains("study.extended");
    runOn(study);
    assertThat(lab.study(study).state()).isEqualTo(StudyState.FINISHED);
    assertThat(lab.study(study).counts()).containsEntry(TrialState.COMPLETE, 6);
    assertThat(configurations(study)).isEqualTo(configurations(longer));
  }

  @Test
  void aStoppedStudyIsExtendedAndWhatWasStoppedStaysSo() {
    Study study = lab.submit(workspace, 2, 2, "");
    lab.scheduling.tick();
    Assignment running = lab.lease(agent, driver, workspace, 1).getFirst();
    lab.studies.stop(workspace, study.id(), Lab.ANN);
    lab.studies.extend(workspace, study.id(), 1, null, Lab.ANN);
    assertThat(lab.heartbeat(agent, driver, List.of(running), 2).getFirst().kind())
        .as("what was told to stop isn't told otherwise")
        .isEqualTo(OrderKind.STOP);
    lab.complete(agent, driver, List.of(Lab.ended(running, Outcome.STOPPED, null)));
    runOn(study);
    assertThat(lab.study(study).state()).isEqualTo(StudyState.FINISHED);
    assertThat(lab.study(study).counts())
        .containsEntry(TrialState.STOPPED, 2)
        .containsEntry(TrialState.COMPLETE, 1);
  }

  @Test
  void aStudyThatRunsIsExtendedWhileItRunsAndOneThatFailedIsNot() {
    Study study = lab.submit(workspace, 1, 1, "");
    lab.scheduling.tick();
    assertThat(lab.studies.extend(workspace, study.id(), 2, "It got better.", Lab.ANN).state())
        .isEqualTo(StudyState.QUEUED);
    assertThatThrownBy(() -> lab.studies.extend(workspace, study.id(), 100_000, null, Lab.ANN))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("at most 100000");
    runOn(study);
    assertThat(lab.trials(study)).hasSize(3);

    Study broken = lab.submit(workspace, 1, 1, "");
    lab.scheduling.tick();
    Assignment only = lab.lease(agent, driver, workspace, 1).getFirst();
    lab.complete(agent, driver, List.of(Lab.ended(only, Outcome.FAILED, "no such file")));
    lab.scheduling.tick();
    assertThatThrownBy(() -> lab.studies.extend(workspace, broken.id(), 1, null, Lab.ANN))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("FAILED");
  }

  @Test
  void aStudyWhoseFirstTrialsAllFailIsFailedWithTheReason() {
    Study study = lab.submit(workspace, 50, 5, "");
    lab.scheduling.tick();
    for (int i = 0; i < 10 && !lab.study(study).state().isOver(); i++) {
      List<Assignment> leased = lab.lease(agent, driver, workspace, 5);
      lab.complete(
          agent,
          driver,
          leased.stream().map(it -> Lab.ended(it, Outcome.FAILED, "no such file")).toList());
      lab.scheduling.tick();
    }
    Study over = lab.study(study);
    assertThat(over.state()).isEqualTo(StudyState.FAILED);
    assertThat(over.problem()).contains("first 10 trials all failed").contains("no such file");
    assertThat(over.counts().get(TrialState.FAILED)).isLessThan(20);
  }

  @Test
  void aResultWithoutAFiniteObjectiveFailsItsTrial() {
    lab.submit(workspace, 3, 1, "");
    lab.scheduling.tick();
    Assignment leased = lab.lease(agent, driver, workspace, 1).getFirst();
    lab.complete(agent, driver, List.of(Lab.done(leased, Double.NaN)));
    assertThat(lab.trial(leased).state()).isEqualTo(TrialState.FAILED);
    assertThat(lab.trial(leased).problem()).contains("'score' was NaN");
  }

  @Test
  void theSameDefinitionAndOrderGiveTheSameSearch() {
    List<List<Object>> searches = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Study study = lab.submit(workspace, 6, 1, "");
      lab.scheduling.tick();
      for (int n = 0; n < 6; n++) {
        Assignment leased = lab.lease(agent, driver, workspace, 1).getFirst();
        lab.complete(agent, driver, List.of(Lab.done(leased, n * 0.1)));
        lab.scheduling.tick();
      }
      assertThat(lab.study(study).state()).isEqualTo(StudyState.FINISHED);
      searches.add(
          lab.trials(study).stream()
              .<Object>map(it -> List.of(it.parameters(), it.seed(), it.historyDigest()))
              .toList());
    }
    assertThat(searches.get(0)).isEqualTo(searches.get(1));
  }
}
