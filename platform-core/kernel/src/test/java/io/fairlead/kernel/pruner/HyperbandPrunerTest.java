package io.fairlead.kernel.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.Trial;
import io.fairlead.kernel.search.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class HyperbandPrunerTest extends PrunerContract {

  @Override
  Pruner pruner() {
    return new HyperbandPruner(1, 3);
  }

  @Test
  void trialsAreDealtInProportion() {
    var brackets = new Brackets(List.of(27.0, 12.0, 6.0, 4.0));
    int[] dealt = new int[4];
    for (int i = 0; i < 490; i++) {
      dealt[brackets.of(i)]++;
      if (i >= 49) {
        assertThat(dealt[3] / (i + 1.0)).as("evenly").isBetween(0.04, 0.13);
      }
    }
    assertThat(dealt[0]).isBetween(266, 274);
    assertThat(dealt[1]).isBetween(117, 123);
    assertThat(dealt[2]).isBetween(57, 63);
    assertThat(dealt[3]).isBetween(37, 43);
    assertThat(Brackets.ONE.of(7)).isZero();
  }

  @Test
  void aBracketIsJudgedFromItsOwnRungOnAndByItsOwnTrials() {
    SimulatedSearch search = new SimulatedSearch(pruner(), 200, 27, 4, -1).run();
    var brackets = new Brackets(List.of(27.0, 12.0, 6.0, 4.0)); // ⌈4/(s+1)·3ˢ⌉
    for (Trial each : search.history.trials()) {
      long first = List.of(1L, 3L, 9L, 27L).get(brackets.of(each.number()));
      assertThat(each.reports().stream().filter(report -> report.step() < first))
          .allMatch(report -> report.verdict() == Verdict.CONTINUE);
      if (first == 27) {
        assertThat(each.reports().stream().map(Reported::verdict)).containsOnly(Verdict.CONTINUE);
      }
    }
    assertThat(search.completed()).isGreaterThan(200 * 4 / 49);
    assertThat(search.stepsTrained).as("of 5400 without pruning").isLessThan(2700);
    assertThat(search.bestFinalLoss()).isLessThan(0.05);
  }
}
