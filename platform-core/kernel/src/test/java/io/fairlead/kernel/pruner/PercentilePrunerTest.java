package io.fairlead.kernel.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Verdict;
import io.fairlead.kernel.space.Configuration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PercentilePrunerTest extends PrunerContract {

  private final History history = History.empty();

  @Override
  Pruner pruner() {
    return PercentilePruner.median();
  }

  private Verdict reports(Pruner pruner, Problem problem, long step, double... objectives) {
    int trial = history.trialCount();
    history.append(new Suggested(trial, Configuration.empty().with("quality", 0.5)));
    Verdict verdict = Verdict.CONTINUE;
    for (int i = 0; i < objectives.length; i++) {
      var report = new Report(trial, step + i, List.of(objectives[i]), List.of());
      verdict = pruner.judge(problem, history, report);
      history.append(report.judged(verdict));
    }
    return verdict;
  }

  private void completes(Pruner pruner, Problem problem, double objective) {
    assertThat(reports(pruner, problem, 5, objective)).isEqualTo(Verdict.CONTINUE);
    int trial = history.trialCount() - 1;
    history.append(new Ended(trial, Ending.COMPLETE, 10, List.of(objective), List.of()));
  }

  @Test
  void rungsAreEven() {
    assertThat(new PercentilePruner(50, 2, 3, 1).rungs(12)).containsExactly(2L, 5L, 8L, 11L);
    assertThat(PercentilePruner.median().rungs(5)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(PercentilePruner.median().rungs(1000)).hasSize(10);
    assertThat(new PercentilePruner(50, 1, 1, 1).rungs(10_000)).hasSizeLessThanOrEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void whoIsWorseThanTheMedianOfTheCompletedEnds(Direction direction) {
    Problem problem = SimulatedSearch.problem(100, 10, direction);
    int sign = direction == Direction.MINIMIZE ? 1 : -1;
    var pruner = new PercentilePruner(50, 5, 1, 4);
    for (double loss : new double[] {0.1, 0.2, 0.3}) {
      completes(pruner, problem, sign * loss);
    }
    assertThat(reports(pruner, problem, 5, sign * 9.0)).as("too few").isEqualTo(Verdict.CONTINUE);
    completes(pruner, problem, sign * 0.15);
    assertThat(reports(pruner, problem, 5, sign * 0.15)).isEqualTo(Verdict.CONTINUE);
    assertThat(reports(pruner, problem, 5, sign * 0.16)).isEqualTo(Verdict.END);
    assertThat(reports(pruner, problem, 5, Double.NaN)).isEqualTo(Verdict.END);
    assertThat(reports(pruner, problem, 4, sign * 0.12, sign * 0.5))
        .as("its best counts")
        .isEqualTo(Verdict.CONTINUE);
    assertThat(reports(new PercentilePruner(25, 5, 1, 4), problem, 5, sign * 0.12))
        .isEqualTo(Verdict.END);
    assertThat(pruner.resume(problem, history)).isEmpty();
  }

  @Test
  void itSavesAThirdAndKeepsTheBest() {
    SimulatedSearch search = new SimulatedSearch(pruner(), 100, 27, 4, -1).run();
    assertThat(search.stepsTrained).as("of 2700").isLessThan(1800);
    assertThat(search.completed()).isGreaterThan(10);
    assertThat(search.bestFinalLoss()).isLessThan(0.03);
  }
}
