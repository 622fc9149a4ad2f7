package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.Verdict;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.search.Insights;
import io.fairlead.platform.search.Ladder.Rung;
import io.fairlead.platform.search.Prospects;
import io.fairlead.platform.search.SuggestionReplay;
import io.fairlead.platform.search.SuggestionReplay.State;
import io.fairlead.platform.search.SuggestionReplays;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.trial.Explanations;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the platform keeps and tells of a study's search. */
class SearchInsightTest {

  private static final String TPE = ", \"sampler\": {\"name\": \"tpe\"}";

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

  /**
   * Runs a study to its end; each trial takes a second and scores by how near its depth is to 4.
   */
  private void run(Study study) {
    run(study, SearchInsightTest::score);
  }

  private void run(Study study, ToDoubleFunction<Trial> score) {
    lab.scheduling.tick();
    for (int i = 0; i < 200 && !lab.study(study).state().isOver(); i++) {
      List<Assignment> leased = lab.lease(agent, driver, workspace, 2);
      lab.clock.advance(Duration.ofSeconds(1));
      for (Assignment each : leased) {
        lab.complete(agent, driver, List.of(trained(each, score.applyAsDouble(lab.trial(each)))));
      }
      lab.scheduling.tick();
    }
  }

  /** Up to the rung where it waits, or the end. */
  private static Result trained(Assignment it, double score) {
    long from = it.resume() == null ? 0 : it.resume().step();
    for (long rung : it.rungs()) {
      if (rung > from && lab.report(it, rung, score) == Verdict.WAIT) {
        return Lab.at(it, Outcome.WAITING, rung);
      }
    }
    return Lab.done(it, score);
  }

  private static double score(Trial trial) {
    double depth = ((Number) Objects.requireNonNull(trial.parameters().get("depth"))).doubleValue();
    double rate = ((Number) Objects.requireNonNull(trial.parameters().get("rate"))).doubleValue();
    return -Math.abs(depth - 4) - Math.log10(rate) / 1000;
  }

  @Test
  void aSuggestionKeepsWhyItWasMadeAndAnEndWhatItCost() {
    Study study = lab.submit(workspace, 24, 2, ", \"sampler\": {\"name\": \"gp\"}");
    run(study);

    Explanations explanations = lab.bean(Explanations.class);
    Explanation first = explanations.of(workspace, study.id(), 0).orElseThrow();
    assertThat(first.reason()).isEqualTo(lab.trials(study).getFirst().rationale());
    Explanations.Explained last = explanations.last(workspace, study.id()).orElseThrow();
    assertThat(last.number()).isEqualTo(23);
    assertThat(last.why().strategy()).isEqualTo("gp");
    assertThat(last.why().cost()).isBetween(0.5, 2.0);
    assertThat(last.why().forecast().orElseThrow())
        .satisfies(it -> assertThat(it.low()).isLessThanOrEqualTo(it.mean()));
    assertThat(last.why().alternatives())
        .allSatisfy(it -> assertThat(it.configuration().asMap()).containsKey("depth"));
    List<Double> costs =
        lab.transactions.in(
            workspace,
            () ->
                lab.bean(SearchEvents.class).read(study.id(), 0).stream()
                    .filter(Ended.class::isInstance)
                    .map(it -> ((Ended) it).cost())
                    .toList());
    assertThat(costs).hasSize(24).containsOnly(1.0);
  }

  private Study startedWithLadder() {
    Study study =
        lab.submit(
            workspace,
            9,
            3,
            ", \"pruner\": {\"name\": \"asha\", \"settings\": {\"minSteps\": 3, \"reductionFactor\": 3}}");
    lab.scheduling.tick();
    return study;
  }

  @Test
  void theLadderSaysHowFarTrialsGot() {
    Study study = startedWithLadder();
    for (Assignment each : lab.lease(agent, driver, workspace, 3)) {
      Verdict verdict = lab.report(each, 3, each.number());
      if (verdict == Verdict.WAIT) {
        lab.complete(agent, driver, List.of(Lab.at(each, Outcome.WAITING, 3)));
      }
    }

    Insights insights = lab.bean(Insights.class);
    Rung rung = insights.ladder(workspace, study.id()).rungs().getFirst();
    assertThat(rung.step()).isEqualTo(3);
    assertThat(rung.reached()).isEqualTo(3);
    assertThat(rung.waiting() + rung.promoted()).isEqualTo(3);
    assertThat(rung.waiting()).isPositive();

    lab.studies.stop(workspace, study.id(), null, Lab.ANN);
    assertThat(insights.ladder(workspace, study.id()).complete()).isZero();
    assertThatThrownBy(() -> insights.ladder(lab.workspace("other" + Ids.next()), study.id()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void importanceWaitsForEnoughTrialsAndNamesTheParameterThatMatters() {
    Insights insights = lab.bean(Insights.class);
    Study few = lab.submit(workspace, 4, 2, "");
    run(few);
    assertThat(insights.prospects(workspace, few.id()).importance()).isEmpty();

    Study study = lab.submit(workspace, 30, 2, "");
    run(study);
    Prospects prospects = insights.prospects(workspace, study.id());
    assertThat(prospects.trials()).isEqualTo(30);
    assertThat(prospects.left()).isZero();
    assertThat(prospects.importance().getFirst().parameter()).isEqualTo("depth");
    assertThat(insights.prospects(workspace, study.id())).isSameAs(prospects);
  }

  @Test
  void aStudyEndsByItselfWhenItsRuleSaysThatNoFurtherGainIsExpected() {
    Study study =
        lab.submit(
            workspace,
            200,
            2,
            TPE
                + ", \"stop\": {\"least\": 5, \"unit\": \"OBJECTIVE\", \"leastTrials\": 12, \"patience\": 5}");
    run(study);

    Study over = lab.study(study);
    assertThat(over.state()).isEqualTo(StudyState.FINISHED);
    assertThat(over.problem()).startsWith("No further gain expected: ");
    assertThat(lab.trials(study)).hasSizeBetween(12, 40).allMatch(it -> it.state().isOver());
    assertThat(lab.events.kinds).contains("study.finished");
    assertThatThrownBy(() -> lab.studies.extend(workspace, study.id(), 5, null, Lab.ANN))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("another rule for stopping");
  }

  private static final String RACE = ", \"race\": {\"finalists\": 3, \"repeats\": 4}";

  /** What a training brings beyond what its configuration does. */
  private static double luck(Trial trial) {
    return Seeds.generator(trial.seed(), "luck", 0).nextDouble() - 0.5;
  }

  private static double slope(Trial trial) {
    double rate = ((Number) Objects.requireNonNull(trial.parameters().get("rate"))).doubleValue();
    return Math.log10(rate) + luck(trial) / 1_000;
  }

  private List<Trial> repeats(Study study) {
    return lab.trials(study).stream().filter(it -> it.repeats() != null).toList();
  }

  @Test
  void theBestRaceUntilTheyAreToldApart() {
    Study study = lab.submit(workspace, 10, 2, RACE);
    run(study, SearchInsightTest::slope);

    Study over = lab.study(study);
    assertThat(over.state()).isEqualTo(StudyState.FINISHED);
    assertThat(over.problem()).isNull();
    assertThat(lab.trials(study)).hasSize(16);
    Study.Best best = Objects.requireNonNull(over.best());
    assertThat(over.conclusion())
        .startsWith("Trial %d is better than trials ".formatted(best.number()))
        .contains("with 95 % confidence: score ");
    List<Trial> ofBest =
        repeats(study).stream().filter(it -> Objects.equals(it.repeats(), best.number())).toList();
    assertThat(ofBest)
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.parameters()).isEqualTo(best.parameters()))
        .allSatisfy(it -> assertThat(it.rationale()).contains("again, with another seed"));
    assertThat(best.objective())
        .isEqualTo(
            ofBest.stream()
                .mapToDouble(it -> Objects.requireNonNull(it.objective()))
                .average()
                .orElseThrow());
    assertThat(lab.trials(study)).extracting(Trial::seed).doesNotHaveDuplicates();

    Study extended = lab.studies.extend(workspace, study.id(), 2, "More.", Lab.ANN);
    assertThat(extended.conclusion()).isNull();
    run(study, SearchInsightTest::slope);
    assertThat(lab.study(study).state()).isEqualTo(StudyState.FINISHED);
    assertThat(lab.study(study).conclusion()).contains("with 95 % confidence");
    assertThat(lab.trials(study).size() - repeats(study).size()).isEqualTo(12);

    SuggestionReplay same = replayed(study);
    assertThat(same.sentence(lab.clock.instant()))
        .isEqualTo("All %d suggestions came out the same.".formatted(lab.trials(study).size()));
  }

  @Test
  void aRaceOfEqualsIsPausedGoesOnAndUsesUpItsRepeats() {
    Study study = lab.submit(workspace, 6, 2, RACE);
    lab.scheduling.tick();
    List<Assignment> leased = List.of();
    for (int i = 0; i < 20 && repeats(study).isEmpty(); i++) {
      leased = lab.lease(agent, driver, workspace, 2);
      leased.forEach(it -> lab.complete(agent, driver, List.of(Lab.done(it, luck(lab.trial(it))))));
      lab.scheduling.tick();
    }
    Assignment running = lab.lease(agent, driver, workspace, 1).getFirst();
    assertThat(lab.trial(running).repeats()).isNotNull();
    lab.studies.pause(workspace, study.id(), Lab.ANN);
    lab.complete(agent, driver, List.of(Lab.at(running, Outcome.PAUSED, 2)));
    lab.scheduling.tick();
    assertThat(lab.lease(agent, driver, workspace, 4)).isEmpty();
    lab.studies.resume(workspace, study.id(), Lab.ANN);
    run(study, SearchInsightTest::luck);

    Study over = lab.study(study);
    assertThat(over.state()).isEqualTo(StudyState.FINISHED);
    assertThat(repeats(study)).hasSize(12).allMatch(it -> it.state() == TrialState.COMPLETE);
    assertThat(over.conclusion())
        .contains("can't be told apart with 95 % confidence after 4 repeats of each")
        .contains(
            "Trial %d is recommended".formatted(Objects.requireNonNull(over.best()).number()));
    assertThat(replayed(study).state(lab.clock.instant())).isEqualTo(State.SAME);
  }

  @Test
  void repeatsAreNeitherPrunedNorComparedAtRungs() {
    Study study =
        lab.submit(
            workspace,
            9,
            2,
            RACE
                + ", \"pruner\": {\"name\": \"asha\", \"settings\": {\"minSteps\": 3, \"reductionFactor\": 3}}");
    run(study, SearchInsightTest::luck);
    assertThat(lab.study(study).state()).isEqualTo(StudyState.FINISHED);
    assertThat(repeats(study)).isNotEmpty().allMatch(it -> it.state() == TrialState.COMPLETE);
    assertThat(lab.bean(Insights.class).ladder(workspace, study.id()).rungs().getFirst().reached())
        .isEqualTo(9);
    assertThat(replayed(study).state(lab.clock.instant())).isEqualTo(State.SAME);
  }

  @Test
  void aSearchThatItsRuleEndsIsFollowedByItsRace() {
    Study study =
        lab.submit(
            workspace,
            200,
            2,
            TPE
                + RACE
                + ", \"stop\": {\"least\": 5, \"unit\": \"OBJECTIVE\", \"leastTrials\": 12, \"patience\": 5}");
    run(study, SearchInsightTest::luck);

    Study over = lab.study(study);
    assertThat(over.state()).isEqualTo(StudyState.FINISHED);
    assertThat(over.problem()).startsWith("No further gain expected: ");
    assertThat(over.conclusion()).contains("with 95 % confidence");
    assertThat(repeats(study)).hasSizeBetween(6, 12);
    assertThat(over.definition().trials())
        .isLessThan(40)
        .isEqualTo(lab.trials(study).size() - repeats(study).size());
    assertThat(lab.events.kinds).contains("study.shortened", "study.finished");
    assertThatThrownBy(() -> lab.studies.extend(workspace, study.id(), 5, null, Lab.ANN))
        .isInstanceOf(Conflict.class);
    assertThat(replayed(study).state(lab.clock.instant())).isEqualTo(State.SAME);
  }

  @Test
  void suggestionsAreMadeAgainAndTheFirstDifferenceIsNamed() {
    Study study = lab.submit(workspace, 6, 2, ", \"sampler\": {\"name\": \"lhs\"}");
    run(study);
    lab.studies.extend(workspace, study.id(), 4, null, Lab.ANN);
    run(study);
    assertThat(lab.trials(study)).hasSize(10);

    SuggestionReplay same = replayed(study);
    assertThat(same.state(lab.clock.instant())).isEqualTo(State.SAME);
    assertThat(same.total()).isEqualTo(10);
    assertThat(same.sentence(lab.clock.instant()))
        .isEqualTo("All 10 suggestions came out the same.");

    lab.transactions.in(
        workspace,
        () ->
            lab.jdbc
                .sql("update trial set history_digest = 'x' where study_id = ? and number = 7")
                .param(study.id())
                .update());
    SuggestionReplay different = replayed(study);
    assertThat(different.state(lab.clock.instant())).isEqualTo(State.DIFFERENT);
    assertThat(Objects.requireNonNull(different.difference()).trial()).isEqualTo(7);
    assertThat(different.sentence(lab.clock.instant())).contains("Trial 7", "another history");
    assertThat(lab.events.kinds).contains("suggestions.replayed");
  }

  @Test
  void verdictsAreGivenAgainAndTheFirstOtherOneIsNamed() {
    Study study = startedWithLadder();
    for (Assignment each : lab.lease(agent, driver, workspace, 3)) {
      lab.report(each, 3, each.number());
    }
    SuggestionReplay same = replayed(study);
    assertThat(same.state(lab.clock.instant())).isEqualTo(State.SAME);
    assertThat(same.verdicts()).isEqualTo(3);
    assertThat(same.sentence(lab.clock.instant())).contains(" and 3 verdicts came out the same.");

    addVerdict(study);
    lab.transactions.crossing( // nothing can be suggested after that
        () -> lab.jdbc.sql("delete from open_study where study_id = ?").param(study.id()).update());
    SuggestionReplay different = replayed(study);
    assertThat(different.state(lab.clock.instant())).isEqualTo(State.DIFFERENT);
    assertThat(Objects.requireNonNull(different.difference()).stored())
        .containsEntry("verdict", "END")
        .containsEntry("step", 5L);
    assertThat(different.sentence(lab.clock.instant())).contains("Trial 0 at step 5 was told END");
  }

  /** A verdict that no pruner gave. */
  private void addVerdict(Study study) {
    lab.transactions.in(
        workspace,
        () ->
            lab.jdbc
                .sql(
                    """
                    with last as (
                      select * from search_event where study_id = ? order by sequence desc limit 1)
                    insert into search_event (workspace_id, study_id, sequence, event, at)
                    select workspace_id, study_id, sequence + 1,
                      cast('{"type": "resumed", "trial": 0}' as jsonb), at from last
                    union all
                    select workspace_id, study_id, sequence + 2,
                      event || cast('{"trial": 0, "step": 5, "verdict": "END"}' as jsonb), at from last
                    """)
                .param(study.id())
                .update());
  }

  @Test
  void competingStudiesGetPlacesByWhatTheirTrialsTellAndNoneStarves() {
    agent = lab.localAgent("one-" + Ids.next(), 1);
    String gp = ", \"sampler\": {\"name\": \"gp\"}";
    Study light = lab.submit(workspace, 60, 1, gp + ", \"weight\": 0.1");
    Study heavy = lab.submit(workspace, 60, 1, gp + ", \"weight\": 10");
    List<UUID> order = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      lab.scheduling.tick();
      Assignment only = lab.lease(agent, driver, workspace, 1).getFirst();
      order.add(only.study());
      lab.clock.advance(Duration.ofSeconds(1));
      lab.complete(agent, driver, List.of(Lab.done(only, score(lab.trial(only)))));
    }
    assertThat(order.stream().filter(heavy.id()::equals).count()).isGreaterThan(18);
    assertThat(order.subList(10, 30)).contains(light.id());
    for (int i = 0; i + Turns.PATIENCE < order.size(); i++) {
      assertThat(order.subList(i, i + Turns.PATIENCE + 1)).contains(light.id());
    }
    assertThat(lab.events.kinds).contains("trials.preferred");

    lab.scheduling.tick();
    StudyTurn turn = lab.bean(StudyTurns.class).of(workspace, heavy.id());
    assertThat(turn.competing()).isEqualTo(2);
    assertThat(turn.weight()).isEqualTo(10);
    assertThat(turn.worth()).contains("nats", "times its weight of 10");

    lab.studies.weigh(workspace, heavy.id(), 0.1, "The other one is due on Friday.", Lab.ANN);
    assertThat(lab.study(heavy).definition().weight()).isEqualTo(0.1);
    assertThat(lab.bean(StudyTurns.class).of(workspace, heavy.id()).weight()).isEqualTo(0.1);
    assertThat(lab.events.kinds).contains("study.weighed");
    assertThatThrownBy(() -> lab.studies.weigh(workspace, heavy.id(), 2, " ", Lab.ANN))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("reason");
  }

  private SuggestionReplay replayed(Study study) {
    SuggestionReplays replays = lab.bean(SuggestionReplays.class);
    UUID id = replays.request(workspace, study.id(), Lab.ANN).id();
    return Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .until(
            () -> replays.last(workspace, study.id()).orElseThrow(),
            it -> it.id().equals(id) && it.endedAt() != null);
  }
}
