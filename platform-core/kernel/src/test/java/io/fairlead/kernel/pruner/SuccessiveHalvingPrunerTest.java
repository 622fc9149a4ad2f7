package io.fairlead.kernel.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Resumed;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Verdict;
import io.fairlead.kernel.space.Configuration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SuccessiveHalvingPrunerTest extends PrunerContract {

  private static final SuccessiveHalvingPruner HALVING = new SuccessiveHalvingPruner(1, 3, 60);
  private static final Problem PROBLEM = SimulatedSearch.problem(9, 9, Direction.MINIMIZE);

  private final History history = History.empty();

  @Override
  Pruner pruner() {
    return HALVING;
  }

  @Override
  boolean waitsForStragglers() {
    return true;
  }

  private void suggested() {
    history.append(new Suggested(history.trialCount(), Configuration.empty().with("quality", 0.5)));
  }

  private void reports(int trial, long step, double objective) {
    var report = new Report(trial, step, List.of(objective), List.of());
    assertThat(HALVING.judge(PROBLEM, history, report)).isEqualTo(Verdict.WAIT);
    history.append(report.judged(Verdict.WAIT));
  }

  private void resumes(int trial) {
    assertThat(HALVING.resume(PROBLEM, history)).hasValue(trial);
    history.append(new Resumed(trial));
  }

  @Test
  void aCohortIsPromotedOnceAllAreThere() {
    for (int i = 0; i < 9; i++) {
      suggested();
    }
    for (int i = 0; i < 8; i++) {
      reports(i, 1, i / 10.0);
      assertThat(HALVING.resume(PROBLEM, history)).as("trial 8 isn't there").isEmpty();
    }
    history.append(new Ended(8, Ending.FAILED, 0, List.of(Double.NaN), List.of()));
    resumes(0);
    resumes(1);
    resumes(2);
    assertThat(HALVING.resume(PROBLEM, history)).as("three of nine").isEmpty();
    reports(0, 3, 0.9);
    reports(1, 3, 0.8);
    assertThat(HALVING.resume(PROBLEM, history)).isEmpty();
    reports(2, 3, 0.7);
    resumes(2);
    assertThat(HALVING.resume(PROBLEM, history)).as("one of three").isEmpty();
    history.append(new Ended(2, Ending.FAILED, 4, List.of(0.7), List.of()));
    assertThat(HALVING.resume(PROBLEM, history)).as("a search has a result").hasValue(1);
  }

  @Test
  void cohortsAreComparedByThemselves() {
    var pairs = new SuccessiveHalvingPruner(1, 2, 2);
    for (int i = 0; i < 4; i++) {
      suggested();
    }
    reports(2, 1, 0.9);
    reports(3, 1, 0.8);
    assertThat(pairs.resume(PROBLEM, history)).as("the second cohort is complete").hasValue(3);
    reports(0, 1, 0.1);
    reports(1, 1, 0.2);
    history.append(new Resumed(3));
    assertThat(pairs.resume(PROBLEM, history)).hasValue(0);
  }

  @Test
  void repeatsTakeNoPlaceInACohort() {
    var pairs = new SuccessiveHalvingPruner(1, 2, 2);
    suggested();
    suggested();
    for (int i = 0; i < 2; i++) {
      history.append(new Ended(i, Ending.COMPLETE, 9, List.of(0.5), List.of()));
    }
    history.append(new Suggested(2, history.trial(0).configuration(), OptionalInt.of(0)));
    history.append(new Ended(2, Ending.COMPLETE, 9, List.of(0.5), List.of()));
    suggested();
    suggested();
    reports(3, 1, 0.1);
    assertThat(pairs.resume(PROBLEM, history)).as("trial 4 isn't there").isEmpty();
    reports(4, 1, 0.2);
    assertThat(pairs.resume(PROBLEM, history)).hasValue(3);
  }

  @Test
  void theBestOfManyIsFoundWithAFractionOfTheSteps() {
    SimulatedSearch search =
        new SimulatedSearch(new SuccessiveHalvingPruner(1, 3, 0), 54, 27, 4, -1).run();
    assertThat(search.completed()).as("one of each cohort of 27").isEqualTo(2);
    assertThat(search.stepsTrained).as("of 1458").isEqualTo(54 + 18 * 2 + 6 * 6 + 2 * 18);
    assertThat(search.bestFinalLoss()).isLessThan(0.1);
  }
}
