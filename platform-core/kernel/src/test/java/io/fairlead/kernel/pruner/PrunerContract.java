package io.fairlead.kernel.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.TrialState;
import io.fairlead.kernel.search.Verdict;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every pruner must keep; an implementation's test extends it. */
abstract class PrunerContract {

  abstract Pruner pruner();

  /** Whether it waits for stragglers, as synchronous successive halving does by definition. */
  boolean waitsForStragglers() {
    return false;
  }

  private SimulatedSearch search(int trials, int hanging) {
    return new SimulatedSearch(pruner(), trials, 27, 4, hanging);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 9, 27, 28, 100, 1_000_000, Long.MAX_VALUE})
  void rungsAscendAndStayBelowTheEnd(long maxSteps) {
    List<Long> rungs = pruner().rungs(maxSteps);
    assertThat(rungs).isSorted().doesNotHaveDuplicates();
    assertThat(rungs).allMatch(rung -> rung >= 1 && rung < maxSteps);
  }

  @Test
  void theSameHistoryGivesTheSameAnswers() {
    SimulatedSearch search = search(60, -1).run();
    History replayed = History.empty();
    for (SearchEvent event : search.history.events()) {
      if (event instanceof Reported told) {
        var report = new Report(told.trial(), told.step(), told.objectives(), told.constraints());
        assertThat(pruner().judge(search.problem(), replayed, report)).isEqualTo(told.verdict());
        assertThat(pruner().judge(search.problem(), History.of(replayed.events()), report))
            .isEqualTo(told.verdict());
      }
      replayed.append(event);
      assertThat(pruner().resume(search.problem(), History.of(replayed.events())))
          .isEqualTo(pruner().resume(search.problem(), replayed));
    }
  }

  @Test
  void askingChangesNothing() {
    SimulatedSearch search = search(20, -1);
    while (search.step()) {
      String digest = search.history.digest();
      OptionalInt first = pruner().resume(search.problem(), search.history);
      assertThat(pruner().resume(search.problem(), search.history)).isEqualTo(first);
      assertThat(search.history.digest()).isEqualTo(digest);
    }
  }

  @Test
  void onlyWaitingTrialsAreOffered() {
    SimulatedSearch search = search(60, -1);
    while (search.step()) {
      pruner()
          .resume(search.problem(), search.history)
          .ifPresent(
              trial ->
                  assertThat(search.history.trial(trial).state()).isEqualTo(TrialState.WAITING));
    }
  }

  @Test
  void aReferenceIsNeverJudged() {
    SimulatedSearch search = search(30, -1).withReferences(1).run();
    assertThat(search.history.trial(0).ended().orElseThrow().ending()).isEqualTo(Ending.COMPLETE);
    assertThat(search.history.trial(0).reports())
        .allMatch(each -> each.verdict() == Verdict.CONTINUE);
  }

  @Test
  void nobodyWaitsForStragglers() {
    SimulatedSearch search = search(60, 0).run();
    assertThat(search.history.trialCount()).isEqualTo(60);
    if (waitsForStragglers()) {
      assertThat(search.completed()).as("all are of the straggler's cohort").isZero();
    } else {
      assertThat(search.completed()).isPositive();
    }
    assertThat(search.history.count(TrialState.RUNNING)).as("the one that hangs").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 30})
  void everySearchEndsWithAResult(int trials) {
    SimulatedSearch search = search(trials, -1).run();
    assertThat(search.completed()).isPositive();
    assertThat(search.history.count(TrialState.RUNNING)).isZero();
  }
}
