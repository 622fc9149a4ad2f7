package io.fairlead.kernel.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.sampler.RandomSampler;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Pairing;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import org.junit.jupiter.api.Test;

/** What samplers keep that judge trials, too, beside what each of both keeps. */
abstract class JudgingSamplerContract<S extends Sampler & Pruner> extends PrunerContract {

  private static final int TRIALS = 60;

  /** Evolution is for hundreds of them. */
  private static final int MANY_TRIALS = 150;

  private static final long STEPS = 27;

  abstract S both();

  @Override
  Pruner pruner() {
    return both();
  }

  @Test
  void itIsAPrunerOfItsOwn() {
    S both = both();
    assertThat(Pairing.pruner("both", both, Pairing.NO_PRUNER, new NoPruner())).isSameAs(both);
    assertThat(both.rungs(STEPS)).containsExactly(1L, 3L, 9L);
    assertThat(both.rungs(1_000)).containsExactly(12L, 36L, 108L, 324L, 972L);
  }

  /** By luck alone 10 of 12 come once in 50 times. */
  @Test
  void itBeatsRandomTrialsInTheSameBrackets() {
    int won = 0;
    for (long seed = 0; seed < 12; seed++) {
      double own = search(both(), seed).bestFinalLoss();
      double random = search(new RandomSampler(), seed).bestFinalLoss();
      won += own < random ? 1 : 0;
    }
    assertThat(won).isGreaterThanOrEqualTo(10);
  }

  private SimulatedSearch search(Sampler sampler, long seed) {
    return new SimulatedSearch(both(), MANY_TRIALS, STEPS, 4, -1).with(sampler, seed).run();
  }

  @Test
  void parallelWorkersAreReplayedSeriallyToTheLastBit() {
    SimulatedSearch search =
        new SimulatedSearch(both(), TRIALS, STEPS, 16, 3).with(both(), 8).run();
    History replay = History.empty();
    for (SearchEvent event : search.history.events()) {
      if (event instanceof Suggested suggested) {
        assertThat(both().suggest(search.problem(), replay, 8).configuration())
            .isEqualTo(suggested.configuration());
      }
      replay.append(event);
    }
    assertThat(both().suggest(search.problem(), History.of(replay.events()), 8))
        .as("and asked only now")
        .isEqualTo(both().suggest(search.problem(), search.history, 8));
  }
}
