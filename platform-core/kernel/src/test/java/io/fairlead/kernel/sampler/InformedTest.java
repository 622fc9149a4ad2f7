package io.fairlead.kernel.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Outlook;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.kernel.search.Verdict;
import io.fairlead.kernel.space.Configuration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class InformedTest {

  private final Problem problem = SamplerContract.problem(SamplerContract.SPACE);
  private final History history = History.empty();

  InformedTest() {
    for (int i = 0; i < 30; i++) {
      Configuration next = new RandomSampler().suggest(problem, history, 1).configuration();
      history.append(new Suggested(i, next));
      double loss = next.getDouble("rate");
      history.append(new Ended(i, Ending.COMPLETE, 1, List.of(loss), List.of(), 1 + loss));
    }
  }

  @Test
  void whatASamplerDoesntSayTheHistoryDoes() {
    for (String name : List.of("random", "tpe", "sobol", "grid", "lhs")) {
      Explanation told = Samplers.named(name).suggest(problem, history, 1).explanation();
      assertThat(told.information()).isPositive();
      assertThat(told.cost()).isBetween(0.5, 3.0);
      assertThat(told.forecast().isPresent()).isEqualTo(name.equals("tpe"));
      assertThat(Samplers.named(name).outlook(problem, history, 1)).isPresent();
    }
  }

  /** Says all by itself, and judges. */
  private static final class Knowing implements Sampler, Pruner {
    @Override
    public Suggestion suggest(Problem problem, History history, long seed) {
      Suggestion plain = new RandomSampler().suggest(problem, history, seed);
      return new Suggestion(
          plain.configuration(), new Explanation("own", "own", 7, 8, Optional.empty(), List.of()));
    }

    @Override
    public Optional<Outlook> outlook(Problem problem, History history, long seed) {
      return Optional.of(new Outlook(3, 2, 4));
    }

    @Override
    public List<Long> rungs(long maxSteps) {
      return List.of(maxSteps / 3);
    }

    @Override
    public Verdict judge(Problem problem, History history, Report report) {
      return Verdict.END;
    }

    @Override
    public OptionalInt resume(Problem problem, History history) {
      return OptionalInt.of(4);
    }
  }

  @Test
  void whatASamplerSaysCounts() {
    Sampler informed = Informed.of(new Knowing());
    assertThat(informed.suggest(problem, history, 1))
        .isEqualTo(new Knowing().suggest(problem, history, 1));
    assertThat(informed.outlook(problem, history, 1)).contains(new Outlook(3, 2, 4));
  }

  @Test
  void oneThatJudgesTrialsStillDoes() {
    Pruner pruner = (Pruner) Informed.of(new Knowing());
    assertThat(pruner.rungs(9)).containsExactly(3L);
    assertThat(pruner.judge(problem, history, new Report(0, 3, List.of(1.0), List.of())))
        .isEqualTo(Verdict.END);
    assertThat(pruner.resume(problem, history)).hasValue(4);
    assertThat(Informed.of(new RandomSampler())).isNotInstanceOf(Pruner.class);
  }
}
