package io.fairlead.kernel.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.SearchEvent.Resumed;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static Suggested suggested(int trial) {
    return new Suggested(trial, Configuration.empty().with("rate", trial + 0.5));
  }

  private static Reported reported(int trial, long step, Verdict verdict) {
    return new Report(trial, step, List.of(1.0 / step), List.of()).judged(verdict);
  }

  private static Ended ended(int trial, Ending ending) {
    return new Ended(trial, ending, 9, List.of(0.1), List.of());
  }

  @Test
  void aTrialIsFollowedFromSuggestionToEnd() {
    History history = History.empty().append(suggested(0));
    Trial trial = history.trial(0);
    assertThat(trial.state()).isEqualTo(TrialState.RUNNING);
    assertThat(trial.objectives()).isEmpty();
    assertThat(trial.configuration().getDouble("rate")).isEqualTo(0.5);

    history.append(reported(0, 1, Verdict.CONTINUE)).append(reported(0, 3, Verdict.WAIT));
    assertThat(trial.state()).isEqualTo(TrialState.WAITING);
    assertThat(trial.objectives()).containsExactly(1.0 / 3);
    assertThat(trial.report(1)).contains(reported(0, 1, Verdict.CONTINUE));
    assertThat(trial.report(2)).isEmpty();

    history.append(new Resumed(0));
    assertThat(trial.state()).isEqualTo(TrialState.RUNNING);

    history.append(ended(0, Ending.COMPLETE));
    assertThat(trial.state()).isEqualTo(TrialState.ENDED);
    assertThat(trial.ended()).map(Ended::ending).contains(Ending.COMPLETE);
    assertThat(trial.objectives()).containsExactly(0.1);
    assertThat(trial.reports()).hasSize(2);
    assertThat(history.events()).hasSize(5);
  }

  @Test
  void trialsAreCountedByState() {
    History history =
        History.of(
            List.of(
                suggested(0),
                suggested(1),
                suggested(2),
                reported(1, 1, Verdict.WAIT),
                ended(2, Ending.FAILED)));
    assertThat(history.trialCount()).isEqualTo(3);
    for (TrialState state : TrialState.values()) {
      assertThat(history.count(state)).isEqualTo(1);
    }
    assertThat(history.trials()).extracting(Trial::number).containsExactly(0, 1, 2);
  }

  @Test
  void whatCannotFollowIsRefusedAndChangesNothing() {
    History history =
        History.of(
            List.of(
                suggested(0),
                suggested(1),
                suggested(2),
                suggested(3),
                reported(0, 3, Verdict.CONTINUE),
                reported(1, 3, Verdict.WAIT),
                ended(2, Ending.COMPLETE),
                reported(3, 3, Verdict.END)));
    refused(history, suggested(5), "was 5; the next is 4");
    refused(history, suggested(0), "was 0; the next is 4");
    refused(history, reported(4, 1, Verdict.WAIT), "trial 4 wasn't");
    refused(history, ended(-1, Ending.FAILED), "trial -1 wasn't");
    refused(history, reported(0, 3, Verdict.CONTINUE), "was at step 3 and said 3: leave it out");
    refused(history, reported(0, 2, Verdict.CONTINUE), "was at step 3 and said 2: leave it out");
    refused(
        history,
        reported(1, 9, Verdict.WAIT),
        "its report at step 9 isn't taken: append that it was resumed");
    refused(
        history, reported(2, 9, Verdict.WAIT), "its report at step 9 isn't taken: leave it out");
    refused(
        history,
        reported(3, 9, Verdict.WAIT),
        "was at step 3 and reported at step 9: append its end");
    refused(history, new Resumed(0), "trial 0 is RUNNING");
    refused(
        history,
        ended(2, Ending.FAILED),
        "trial 2 already did, as COMPLETE: leave the second end out");
    refused(history, ended(1, Ending.COMPLETE), "trial 1 waits");
    refused(history, new Ended(0, Ending.FAILED, -1, List.of(1.0), List.of()), "said -1");
    refused(
        history, new Ended(0, Ending.FAILED, 1, List.of(1.0), List.of(), -2), "said -2.0: say NaN");
    refused(history, new Ended(0, Ending.FAILED, 1, List.of(), List.of()), "had none; say NaN");
    refused(
        history,
        new Ended(0, Ending.FAILED, 1, List.of(1.0, 2.0), List.of()),
        "was [1.0, 2.0] and []; say 1 for objectives");
    refused(
        history,
        new Ended(0, Ending.FAILED, 1, List.of(1.0), List.of(0.0)),
        "and [0.0]; say 1 for objectives and 0 for constraints");
  }

  @Test
  void aStepIsAtLeastOne() {
    History history = History.empty().append(suggested(0));
    refused(
        history,
        new Report(0, 0, List.of(1.0), List.of()).judged(Verdict.CONTINUE),
        "trial 0 said 0");
  }

  private static void refused(History history, SearchEvent event, String message) {
    String before = history.digest();
    int size = history.events().size();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> history.append(event))
        .withMessageContaining(message);
    assertThat(history.digest()).isEqualTo(before);
    assertThat(history.events()).hasSize(size);
  }

  @Test
  void whatAWaitingTrialMayEndAs() {
    for (Ending ending : List.of(Ending.PRUNED, Ending.STOPPED, Ending.FAILED)) {
      History history = History.of(List.of(suggested(0), reported(0, 1, Verdict.WAIT)));
      assertThat(history.append(ended(0, ending)).count(TrialState.ENDED)).isEqualTo(1);
    }
  }

  @Test
  void viewsCannotBeChanged() {
    History history = History.of(List.of(suggested(0), reported(0, 1, Verdict.WAIT)));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> history.events().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> history.trials().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> history.trial(0).reports().clear());
  }

  private record Counts(int from) implements Projection.Kind<Counter> {
    @Override
    public Counter start() {
      return new Counter(from);
    }
  }

  private static final class Counter implements Projection {
    private int count;

    private Counter(int count) {
      this.count = count;
    }

    @Override
    public void apply(SearchEvent event) {
      count++;
    }
  }

  @Test
  void aProjectionSeesEachEventOnce() {
    History history = History.empty().append(suggested(0));
    Counter counter = history.project(new Counts(0));
    assertThat(counter.count).isEqualTo(1);
    history.append(suggested(1)).append(suggested(2));
    assertThat(history.project(new Counts(0))).isSameAs(counter);
    assertThat(counter.count).isEqualTo(3);
    assertThat(history.project(new Counts(100)).count).isEqualTo(103);
  }
}
