package io.fairlead.kernel.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Resumed;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Trial;
import io.fairlead.kernel.search.TrialState;
import io.fairlead.kernel.search.Verdict;
import io.fairlead.kernel.space.Configuration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AshaPrunerTest extends PrunerContract {

  private static final AshaPruner ASHA = new AshaPruner(1, 3);
  private static final Problem PROBLEM = SimulatedSearch.problem(1000, 27, Direction.MINIMIZE);

  private final History history = History.empty();

  @Override
  Pruner pruner() {
    return ASHA;
  }

  /** A new trial's report at the first rung, judged and appended. */
  private Verdict arrives(Problem problem, double objective) {
    int trial = history.trialCount();
    history.append(new Suggested(trial, Configuration.empty().with("quality", 0.5)));
    return reports(problem, trial, 1, objective);
  }

  private Verdict reports(Problem problem, int trial, long step, double objective) {
    var report = new Report(trial, step, List.of(objective), List.of());
    Verdict verdict = ASHA.judge(problem, history, report);
    history.append(report.judged(verdict));
    return verdict;
  }

  private void resumes(int trial) {
    assertThat(ASHA.resume(PROBLEM, history)).hasValue(trial);
    history.append(new Resumed(trial));
  }

  @Test
  void rungsStandAtPowersOfTheReductionFactor() {
    assertThat(ASHA.rungs(27)).containsExactly(1L, 3L, 9L);
    assertThat(ASHA.rungs(28)).containsExactly(1L, 3L, 9L, 27L);
    assertThat(new AshaPruner(5, 4).rungs(100)).containsExactly(5L, 20L, 80L);
    assertThat(new AshaPruner(5, 4).rungs(5)).isEmpty();
    assertThat(new AshaPruner(1, 2).rungs(Long.MAX_VALUE)).hasSize(63);
  }

  @Test
  void whoIsAmongTheBestThirdGoesOnAndTheOthersWait() {
    assertThat(arrives(PROBLEM, 0.5)).isEqualTo(Verdict.WAIT);
    assertThat(arrives(PROBLEM, 0.6)).isEqualTo(Verdict.WAIT);
    assertThat(arrives(PROBLEM, 0.4)).as("best of three").isEqualTo(Verdict.CONTINUE);
    assertThat(arrives(PROBLEM, 0.3)).as("best of four").isEqualTo(Verdict.CONTINUE);
    assertThat(arrives(PROBLEM, 0.45)).as("third of five").isEqualTo(Verdict.WAIT);
    assertThat(arrives(PROBLEM, 0.35)).as("second of six").isEqualTo(Verdict.CONTINUE);
  }

  @Test
  void aReferenceGoesOnAndCountsForNothing() {
    Problem compared = new Problem(PROBLEM.space(), PROBLEM.objectives(), 27, 4, 1);
    assertThat(arrives(compared, 0.9)).as("the worst").isEqualTo(Verdict.CONTINUE);
    history.append(new Ended(0, Ending.COMPLETE, 27, List.of(0.9), List.of()));
    assertThat(arrives(compared, 0.5)).isEqualTo(Verdict.WAIT);
    assertThat(arrives(compared, 0.6)).isEqualTo(Verdict.WAIT);
    assertThat(arrives(compared, 0.4)).as("best of three").isEqualTo(Verdict.CONTINUE);
    history.append(new Ended(3, Ending.FAILED, 2, List.of(0.4), List.of()));
    assertThat(ASHA.resume(compared, history))
        .as("the search has no result of its own yet")
        .hasValue(1);
  }

  @Test
  void aWaitingTrialIsPromotedOnceWhenTheRungFills() {
    arrives(PROBLEM, 0.1);
    arrives(PROBLEM, 0.6);
    assertThat(ASHA.resume(PROBLEM, history)).isEmpty();
    arrives(PROBLEM, 0.7);
    resumes(0);
    assertThat(ASHA.resume(PROBLEM, history)).as("nobody twice").isEmpty();
    arrives(PROBLEM, 0.8);
    arrives(PROBLEM, 0.9);
    arrives(PROBLEM, 1.0);
    resumes(1);
  }

  @Test
  void theHighestRungIsServedFirst() {
    for (int i = 0; i < 3; i++) {
      arrives(PROBLEM, 0.5 - i / 10.0); // trials 0 and 1 wait, 2 goes on
    }
    reports(PROBLEM, 2, 3, 0.2);
    for (int trial = 3; trial < 5; trial++) {
      assertThat(arrives(PROBLEM, 0.2 - trial / 100.0)).isEqualTo(Verdict.CONTINUE);
      assertThat(reports(PROBLEM, trial, 3, 0.2 + trial / 100.0)).isEqualTo(Verdict.WAIT);
    }
    for (int i = 0; i < 20; i++) {
      arrives(PROBLEM, 0.9); // trials 0 and 1 come into the best third of the first rung
    }
    resumes(2);
    resumes(1);
    resumes(0);
  }

  @Test
  void anEndedTrialIsNotOffered() {
    arrives(PROBLEM, 0.1);
    arrives(PROBLEM, 0.6);
    arrives(PROBLEM, 0.7);
    history.append(new Ended(0, Ending.STOPPED, 1, List.of(0.1), List.of()));
    assertThat(ASHA.resume(PROBLEM, history)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void whatIsNotFiniteRanksWorstInBothDirections(Direction direction) {
    Problem problem = SimulatedSearch.problem(1000, 27, direction);
    for (double diverged : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1.0 / 0}) {
      for (int i = 0; i < 5; i++) {
        assertThat(arrives(problem, diverged)).isEqualTo(Verdict.WAIT);
      }
    }
    assertThat(ASHA.resume(problem, history)).isEmpty();
    assertThat(arrives(problem, 1e300)).isEqualTo(Verdict.CONTINUE);
    assertThat(arrives(problem, -1e300)).isEqualTo(Verdict.CONTINUE);
  }

  @Test
  void maximizingTurnsTheOrderRound() {
    Problem problem = SimulatedSearch.problem(1000, 27, Direction.MAXIMIZE);
    arrives(problem, 0.5);
    arrives(problem, 0.4);
    assertThat(arrives(problem, 0.3)).isEqualTo(Verdict.WAIT);
    assertThat(arrives(problem, 0.6)).isEqualTo(Verdict.CONTINUE);
  }

  @Test
  void ofEqualsTheEarlierIsBetter() {
    arrives(PROBLEM, 0.0);
    arrives(PROBLEM, -0.0);
    assertThat(arrives(PROBLEM, 0.0)).isEqualTo(Verdict.WAIT);
    resumes(0);
  }

  @Test
  void aReportOffTheRungsIsNotJudged() {
    history.append(new Suggested(0, Configuration.empty().with("quality", 0.5)));
    assertThat(reports(PROBLEM, 0, 2, 9.9)).isEqualTo(Verdict.CONTINUE);
  }

  @Test
  void theBestIsTrainedInFullWhenTooFewCameForAPromotion() {
    Problem two = SimulatedSearch.problem(2, 27, Direction.MINIMIZE);
    arrives(two, 0.5);
    assertThat(ASHA.resume(two, history)).as("one is still to come").isEmpty();
    arrives(two, 0.4);
    assertThat(ASHA.resume(two, history)).hasValue(1);
    history.append(new Resumed(1));
    assertThat(ASHA.resume(two, history)).as("one runs").isEmpty();
    history.append(new Ended(1, Ending.COMPLETE, 27, List.of(0.1), List.of()));
    assertThat(ASHA.resume(two, history)).as("there is a result").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void eachRungPassesItsShare(int reductionFactor) {
    var asha = new AshaPruner(1, reductionFactor);
    SimulatedSearch search = new SimulatedSearch(asha, 500, 64, 8, -1).run();
    List<Long> rungs = asha.rungs(64);
    for (int i = 1; i < rungs.size(); i++) {
      long below = search.reportsAt(rungs.get(i - 1));
      assertThat(search.reportsAt(rungs.get(i)))
          .as("rung %d, above %d reports", rungs.get(i), below)
          .isBetween(below / reductionFactor, below / reductionFactor * 3 / 2 + 4);
    }
  }

  @Test
  void itFindsNearlyTheBestWithAFractionOfTheSteps() {
    SimulatedSearch full = new SimulatedSearch(new NoPruner(), 300, 81, 8, -1).run();
    SimulatedSearch asha = new SimulatedSearch(ASHA, 300, 81, 8, -1).run();
    assertThat(asha.stepsTrained).isLessThan(full.stepsTrained / 5);
    long better =
        full.history.trials().stream()
            .filter(each -> SimulatedSearch.finalLoss(each) < asha.bestFinalLoss())
            .count();
    assertThat(better).as("trials of 300 that would have been better").isLessThanOrEqualTo(3);
  }

  @Test
  void tenThousandTrialsAreNoTrouble() {
    SimulatedSearch search = new SimulatedSearch(ASHA, 10_000, 81, 16, -1).run();
    assertThat(search.history.trialCount()).isEqualTo(10_000);
    assertThat(search.reportsAt(1)).isEqualTo(10_000);
  }

  /** What the incremental standings answer is what sorting all reports each time answers. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theAnswersAreThoseOfTheDefinition(long seed) {
    var random = new SplitMix64(seed);
    for (int i = 0; i < 300; i++) {
      OptionalInt resumed = ASHA.resume(PROBLEM, history);
      assertThat(resumed).isEqualTo(definition());
      if (resumed.isPresent() && random.nextBoolean()) {
        int trial = resumed.getAsInt();
        history.append(new Resumed(trial));
        reports(PROBLEM, trial, 3 * history.trial(trial).reports().getLast().step(), value(random));
      } else {
        arrives(PROBLEM, value(random));
      }
    }
  }

  private static double value(SplitMix64 random) {
    return random.nextInt(10) == 0 ? Double.NaN : random.nextInt(50); // with many equals
  }

  private OptionalInt definition() {
    for (long rung : ASHA.rungs(27).reversed()) {
      List<Trial> ranked =
          history.trials().stream()
              .filter(each -> each.report(rung).isPresent())
              .sorted(
                  Comparator.comparingDouble(
                      each -> each.report(rung).orElseThrow().objectives().getFirst()))
              .toList();
      for (Trial each : ranked.subList(0, ranked.size() / 3)) {
        boolean waitsHere =
            each.state() == TrialState.WAITING && each.reports().getLast().step() == rung;
        if (waitsHere && !each.objectives().getFirst().isNaN()) {
          return OptionalInt.of(each.number());
        }
      }
    }
    return OptionalInt.empty();
  }
}
