package io.fairlead.kernel.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Replay;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.kernel.space.Configuration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who runs a search with how many threads, and in which order they end, doesn't matter. */
class DeterminismTest {

  private static final long SEED = 11;
  private static final int TRIALS = 40;

  static Iterable<String> names() {
    return Samplers.names();
  }

  /** One search as several workers run it; each suggestion stores the digest that it saw. */
  private static final class Parallel {
    private final Problem problem = SamplerContract.problem(SamplerContract.SPACE);
    private final History history = History.empty();
    private final Map<Integer, String> digests = new HashMap<>();
    private final List<Suggestion> suggestions = new ArrayList<>();
    private final String name;

    Parallel(String name, int workers) throws Exception {
      this.name = name;
      List<Callable<Integer>> all = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        RandomGenerator random = new SplitMix64(i);
        all.add(() -> work(random));
      }
      on(workers, all);
    }

    private int work(RandomGenerator random) {
      int done = 0;
      for (Suggested next = ask(); next.trial() < TRIALS; next = ask()) {
        LockSupport.parkNanos((long) (random.nextDouble() * 2e6)); // a training
        tell(end(next.trial(), next.configuration()));
        done++;
      }
      return done;
    }

    private synchronized Suggested ask() {
      int trial = history.trialCount();
      if (trial == TRIALS) {
        return new Suggested(TRIALS, Configuration.empty());
      }
      digests.put(trial, history.digest());
      Suggestion next = Samplers.named(name).suggest(problem, history, SEED);
      suggestions.add(next);
      Suggested suggested = new Suggested(trial, next.configuration());
      history.append(suggested);
      return suggested;
    }

    private synchronized void tell(Ended ended) {
      history.append(ended);
    }

    private Replay replay() {
      return Replay.of(problem, Samplers.named(name), history.events(), digests, SEED);
    }
  }

  private static Ended end(int trial, Configuration at) {
    Ending ending = trial % 7 == 3 ? Ending.PRUNED : Ending.COMPLETE;
    double loss = StrictMath.abs(StrictMath.log10(at.getDouble("rate")) + 2) + at.getLong("depth");
    return new Ended(trial, ending, 1, List.of(loss), List.of(), 1 + at.getLong("depth"));
  }

  private static <T> List<T> on(int threads, List<Callable<T>> work) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<T> results = new ArrayList<>();
      for (Future<T> each : pool.invokeAll(work)) {
        results.add(each.get(1, TimeUnit.MINUTES));
      }
      return results;
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void sixteenWorkersWithRandomDelaysAreReplayedSerially(String name) throws Exception {
    Parallel parallel = new Parallel(name, 16);
    Replay replay = parallel.replay();
    assertThat(replay.first()).isEmpty();
    assertThat(replay.same()).isEqualTo(TRIALS);
    History again = History.empty();
    for (SearchEvent event : parallel.history.events()) {
      if (event instanceof Suggested suggested && suggested.trial() % 8 == 7) {
        assertThat(Samplers.named(name).suggest(parallel.problem, again, SEED))
            .as("with all of its explanation")
            .isEqualTo(parallel.suggestions.get(suggested.trial()));
      }
      again.append(event);
    }
  }

  /** With one worker the order is the same in any run, so all of the search is. */
  @ParameterizedTest
  @MethodSource("names")
  void searchesOnOneOrManyThreadsAreTheSame(String name) throws Exception {
    List<SearchEvent> alone = new Parallel(name, 1).history.events();
    Callable<List<SearchEvent>> search = () -> new Parallel(name, 1).history.events();
    for (int threads : new int[] {2, 4}) {
      assertThat(on(threads, Collections.nCopies(threads, search)))
          .allSatisfy(each -> assertThat(each).isEqualTo(alone));
    }
  }
}
