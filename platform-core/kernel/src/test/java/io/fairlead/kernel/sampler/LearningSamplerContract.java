package io.fairlead.kernel.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Recommendation;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.kernel.space.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What samplers keep that learn from the trials before. */
public abstract class LearningSamplerContract extends SamplerContract {

  /** Best at 0 with momentum 0.9, rate 1e-2 and depth 4. */
  private static double loss(Configuration at) {
    double rate = StrictMath.log10(at.getDouble("rate")) + 2;
    double depth = at.getLong("depth") - 4;
    double momentum = at.has("momentum") ? at.getDouble("momentum") - 0.9 : 1;
    return rate * rate + depth * depth / 10 + momentum * momentum;
  }

  /** By luck alone 10 of 12 come once in 50 times. */
  @Test
  void itBeatsRandom() {
    int won = 0;
    for (long seed = 0; seed < 12; seed++) {
      if (best(sampler(), seed) < best(new RandomSampler(), seed)) {
        won++;
      }
    }
    assertThat(won).isGreaterThanOrEqualTo(10);
  }

  private static double best(Sampler sampler, long seed) {
    Problem problem = problem(SPACE);
    History history = History.empty();
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 40; i++) {
      Configuration next = sampler.suggest(problem, history, seed).configuration();
      history.append(new Suggested(i, next));
      double loss = loss(next);
      history.append(new Ended(i, Ending.COMPLETE, 1, List.of(loss), List.of()));
      best = Math.min(best, loss);
    }
    return best;
  }

  /** What a worker finishes, and when. */
  private record Work(double at, Ended ended) {}

  @Test
  void sixteenWorkersWithDelaysAreReplayedSeriallyToTheLastBit() {
    Problem problem = problem(SPACE);
    History history = History.empty();
    List<String> digests = new ArrayList<>();
    RandomGenerator delays = new SplitMix64(5);
    PriorityQueue<Work> working = new PriorityQueue<>((a, b) -> Double.compare(a.at(), b.at()));
    double now = 0;
    while (history.trialCount() < 60) {
      while (working.size() < 16) {
        digests.add(history.digest());
        int trial = history.trialCount();
        Configuration next = sampler().suggest(problem, history, 11).configuration();
        history.append(new Suggested(trial, next));
        working.add(new Work(now + 0.1 + delays.nextDouble(), end(trial, next)));
      }
      Work first = working.remove();
      now = first.at();
      history.append(first.ended());
    }
    History replay = History.empty();
    for (SearchEvent event : history.events()) {
      if (event instanceof Suggested suggested) {
        assertThat(replay.digest()).isEqualTo(digests.get(suggested.trial()));
        assertThat(sampler().suggest(problem, replay, 11).configuration())
            .isEqualTo(suggested.configuration());
      }
      replay.append(event);
    }
    assertThat(sampler().suggest(problem, History.of(history.events()), 11))
        .as("and asked only now")
        .isEqualTo(sampler().suggest(problem, history, 11));
  }

  /** Some fail, some are pruned, some diverge. */
  private static Ended end(int trial, Configuration at) {
    return switch (trial % 7) {
      case 2 -> new Ended(trial, Ending.FAILED, 0, List.of(Double.NaN), List.of());
      case 3 -> new Ended(trial, Ending.PRUNED, 1, List.of(loss(at) + 1), List.of());
      case 4 -> new Ended(trial, Ending.COMPLETE, 1, List.of(Double.POSITIVE_INFINITY), List.of());
      case 5 -> new Ended(trial, Ending.STOPPED, 1, List.of(loss(at)), List.of());
      default -> new Ended(trial, Ending.COMPLETE, 1, List.of(loss(at)), List.of());
    };
  }

  @Test
  void nothingButFailuresIsNoReasonToStop() {
    Problem problem = problem(SPACE);
    History history = History.empty();
    for (int i = 0; i < 40; i++) {
      Configuration next = sampler().suggest(problem, history, 2).configuration();
      history.append(new Suggested(i, next));
      history.append(new Ended(i, Ending.FAILED, 0, List.of(Double.NaN), List.of()));
      assertThat(SPACE.contains(next)).isTrue();
    }
    assertThat(sampler().recommend(problem, history, 2)).isEmpty();
  }

  @Test
  void itRecommendsACompleteTrialRatherThanALuckyOne() {
    Problem problem = problem(SPACE);
    History history = History.empty();
    RandomGenerator noise = new SplitMix64(3);
    for (int i = 0; i < 60; i++) {
      Configuration next = sampler().suggest(problem, history, 4).configuration();
      history.append(new Suggested(i, next));
      double value = i == 1 ? -0.01 : 1 + loss(next) + 0.1 * noise.nextDouble();
      history.append(new Ended(i, Ending.COMPLETE, 1, List.of(value), List.of()));
    }
    Recommendation recommended = sampler().recommend(problem, history, 4).orElseThrow();
    assertThat(history.trial(recommended.trial()).ended().orElseThrow().ending())
        .isEqualTo(Ending.COMPLETE);
    assertThat(loss(history.trial(recommended.trial()).configuration())).isLessThan(1);
    assertThat(recommended.rationale()).isNotBlank();
  }

  /** Their differences and squares overflow. */
  @Test
  void theLargestObjectivesOfBothSignsTeachAsOthersDo() {
    Problem problem = problem(SPACE);
    History history = History.empty();
    for (int i = 0; i < 60; i++) {
      Suggestion next = sampler().suggest(problem, history, 6);
      assertThat(next.explanation().reason()).doesNotContain("NaN", "Infinity");
      next.explanation()
          .forecast()
          .ifPresent(
              it ->
                  assertThat(List.of(it.mean(), it.low(), it.high(), it.improvement()))
                      .allMatch(Double::isFinite)
                      .allMatch(each -> each >= it.low() || each == it.improvement()));
      history.append(new Suggested(i, next.configuration()));
      double value = 3.5e307 * (loss(next.configuration()) - 4);
      history.append(new Ended(i, Ending.COMPLETE, 1, List.of(value), List.of()));
    }
    Recommendation recommended = sampler().recommend(problem, history, 6).orElseThrow();
    assertThat(loss(history.trial(recommended.trial()).configuration())).isLessThan(1);
    assertThat(recommended.rationale()).doesNotContain("NaN", "Infinity");
  }
}
