package io.fairlead.kernel.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.pruner.AshaPruner;
import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final Problem PROBLEM =
      new Problem(
          new SearchSpace(
              List.of(
                  new Parameter("rate", new FloatDomain(1e-4, 1, Scale.LOG)),
                  new Parameter("depth", new IntegerDomain(1, 10, Scale.LINEAR)))),
          List.of(new Objective("loss", Direction.MINIMIZE)),
          1,
          20,
          1);

  private static final Sampler SAMPLER = Samplers.named("tpe");

  private final List<SearchEvent> events = new ArrayList<>();
  private final Map<Integer, String> digests = new HashMap<>();

  ReplayTest() {
    History history = History.empty();
    for (int i = 0; i < 20; i++) {
      digests.put(i, history.digest());
      Configuration next =
          i == 0
              ? Configuration.of(Map.of("rate", 9.0, "depth", 99))
              : SAMPLER.suggest(PROBLEM, history, 5).configuration();
      history.append(new Suggested(i, next));
      double loss = Math.abs(next.getDouble("rate") - 0.01) + next.getLong("depth");
      history.append(new Ended(i, Ending.COMPLETE, 1, List.of(loss), List.of(), 3.0));
    }
    events.addAll(history.events());
  }

  @Test
  void theSameSearchAgainIsIdentical() {
    Replay replay = Replay.of(PROBLEM, SAMPLER, events, digests, 5);
    assertThat(replay.identical()).isTrue();
    assertThat(replay.suggestions()).isEqualTo(19);
    assertThat(replay.same()).isEqualTo(19);
    assertThat(replay.references()).as("the baseline isn't a sampler's choice").isEqualTo(1);
    assertThat(Replay.of(PROBLEM, SAMPLER, events, 5)).isEqualTo(replay);
  }

  @Test
  void anotherSeedNamesTheFirstTrialAndItsValues() {
    Replay.Difference first = Replay.of(PROBLEM, SAMPLER, events, digests, 6).first().orElseThrow();
    assertThat(first.trial()).isEqualTo(1);
    assertThat(first.again()).isPresent().isNotEqualTo(first.suggested());
    assertThat(first.what())
        .startsWith("Trial 1 is suggested differently now: ")
        .contains("rate was " + first.suggested().getDouble("rate"));
  }

  @Test
  void oneStoredSuggestionThatWasChangedInItsLastBitIsFound() {
    Suggested stored = (Suggested) events.get(20);
    double rate = stored.configuration().getDouble("rate");
    Configuration changed = stored.configuration().with("rate", Math.nextUp(rate));
    events.set(20, new Suggested(stored.trial(), changed));
    Replay replay = Replay.of(PROBLEM, SAMPLER, events, 5);
    Replay.Difference first = replay.first().orElseThrow();
    assertThat(first.trial()).isEqualTo(10);
    assertThat(first.suggested()).isEqualTo(changed);
    assertThat(first.again()).contains(stored.configuration());
    assertThat(first.what()).contains("is " + rate).doesNotContain("depth");
  }

  @Test
  void anAlteredResultShowsInTheDigestOfTheNextSuggestion() {
    events.set(7, new Ended(3, Ending.COMPLETE, 1, List.of(0.5), List.of(), 3.0));
    Replay.Difference first = Replay.of(PROBLEM, SAMPLER, events, digests, 5).first().orElseThrow();
    assertThat(first.trial()).isEqualTo(4);
    assertThat(first.what())
        .contains("Trial 4 saw another history", "its digest was " + digests.get(4));
  }

  @Test
  void aSamplerThatRefusesIsADifference() {
    Sampler none =
        (_, _, _) -> {
          throw new SpaceExhaustedException(7);
        };
    Replay replay = Replay.of(PROBLEM, none, events, digests, 5);
    assertThat(replay.same()).isZero();
    assertThat(replay.first().orElseThrow().again()).isEmpty();
    assertThat(replay.first().orElseThrow().what())
        .isEqualTo(
            "Nothing is suggested for trial 1 now: All 7 configurations of the space were"
                + " suggested; end the search or widen the space.");
  }

  /** Nine steps each, judged at 1 and 3, one trial at a time. */
  private static List<SearchEvent> judged(Problem problem, Pruner pruner) {
    History history = History.empty();
    while (history.trialCount() < problem.maxTrials()) {
      int trial = history.trialCount();
      Configuration next = SAMPLER.suggest(problem, history, 5).configuration();
      history.append(new Suggested(trial, next));
      double loss = Math.abs(next.getDouble("rate") - 0.01) + next.getLong("depth");
      Verdict verdict = Verdict.CONTINUE;
      for (long step : pruner.rungs(9)) {
        if (verdict == Verdict.CONTINUE) {
          Report report = new Report(trial, step, List.of(loss / step), List.of());
          verdict = pruner.judge(problem, history, report);
          history.append(report.judged(verdict));
        }
      }
      if (verdict == Verdict.CONTINUE) {
        history.append(new Ended(trial, Ending.COMPLETE, 9, List.of(loss / 9), List.of()));
      }
    }
    return history.events();
  }

  @Test
  void verdictsAreGivenAgainAndTheFirstOtherOneIsNamed() {
    Problem problem = new Problem(PROBLEM.space(), PROBLEM.objectives(), 9, 30);
    Pruner pruner = new AshaPruner(1, 3);
    List<SearchEvent> stored = new ArrayList<>(judged(problem, pruner));
    Replay same = Replay.of(problem, SAMPLER, pruner, stored, Map.of(), 5);
    assertThat(same.identical()).isTrue();
    assertThat(same.verdicts().judged()).isGreaterThan(30).isEqualTo(same.verdicts().same());
    assertThat(Replay.of(problem, SAMPLER, stored, 5).verdicts().judged()).isZero();

    Replay other = Replay.of(problem, SAMPLER, new AshaPruner(1, 2), stored, Map.of(), 5);
    Replay.Other first = other.verdicts().first().orElseThrow();
    assertThat(other.identical()).isFalse();
    assertThat(other.first()).as("suggestions follow from what is stored").isEmpty();
    assertThat(other.verdicts().same()).isLessThan(other.verdicts().judged());
    assertThat(first.given()).isEqualTo(Verdict.WAIT);
    assertThat(first.again()).isEqualTo(Verdict.CONTINUE);
    assertThat(first.what())
        .isEqualTo(
            "Trial %d at step %d was told WAIT, and would be told CONTINUE now."
                .formatted(first.trial(), first.step()));
  }
}
