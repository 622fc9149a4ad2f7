package io.fairlead.kernel.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.SpaceExhaustedException;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.RandomSpaces;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every sampler must keep; an implementation's test extends it. */
public abstract class SamplerContract {

  /** Two learning rates, one of them with sgd only, and a depth. */
  static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("rate", new FloatDomain(1e-4, 1, Scale.LOG)),
              new Parameter("optimizer", new CategoricalDomain(List.of("adam", "sgd", "lion"))),
              new Parameter(
                  "momentum",
                  new FloatDomain(0, 1, Scale.LINEAR),
                  new Condition.OneOf("optimizer", Set.of("sgd"))),
              new Parameter("depth", new IntegerDomain(1, 10, Scale.LINEAR))));

  protected abstract Sampler sampler();

  static Problem problem(SearchSpace space) {
    return new Problem(
        space, List.of(new Objective("loss", Direction.MINIMIZE)), 1, Integer.MAX_VALUE);
  }

  /**
   * The configurations of a search in which every third trial has ended, the others are pending.
   */
  final List<Configuration> search(SearchSpace space, int trials, long seed) {
    Problem problem = problem(space);
    History history = History.empty();
    List<Configuration> found = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      Configuration next = sampler().suggest(problem, history, seed).configuration();
      found.add(next);
      history.append(new Suggested(i, next));
      if (i % 3 == 0) {
        history.append(new Ended(i, Ending.COMPLETE, 1, List.of(1.0 / (i + 1)), List.of()));
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everySuggestionIsInsideItsSpace(long seed) {
    var random = new SplitMix64(seed);
    for (int i = 0; i < 50; i++) {
      SearchSpace space = RandomSpaces.next(random);
      long available = space.isFinite() ? space.configurations().limit(12).count() : 12;
      search(space, (int) available, random.nextLong()).forEach(space::validate);
    }
  }

  @Test
  void theSameSeedGivesTheSameSearch() {
    assertThat(search(SPACE, 50, 42)).isEqualTo(search(SPACE, 50, 42));
    assertThat(search(SPACE, 50, 42)).doesNotContainAnyElementsOf(search(SPACE, 50, 43));
  }

  @Test
  void aReplayedHistoryGivesTheSameSuggestion() {
    Problem problem = problem(SPACE);
    History history = History.empty();
    for (int i = 0; i < 30; i++) {
      Suggestion suggestion = sampler().suggest(problem, history, 7);
      assertThat(sampler().suggest(problem, History.of(history.events()), 7)).isEqualTo(suggestion);
      history.append(new Suggested(i, suggestion.configuration()));
    }
  }

  @Test
  void askingChangesNothing() {
    Problem problem = problem(SPACE);
    History history = History.empty();
    Suggestion first = sampler().suggest(problem, history, 7);
    assertThat(sampler().suggest(problem, history, 7)).isEqualTo(first);
    assertThat(history.digest()).isEqualTo(History.empty().digest());
    assertThat(first.explanation().reason()).isNotBlank();
  }

  @Test
  void nobodyWaitsForStragglers() {
    Problem problem = problem(SPACE);
    History history = History.empty();
    Set<Configuration> pending = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Configuration next = sampler().suggest(problem, history, 1).configuration();
      history.append(new Suggested(i, next));
      pending.add(next);
    }
    assertThat(pending).as("pending trials aren't suggested again").hasSize(100);
  }

  @Test
  void aFiniteSpaceIsWalkedOnceAndThenExhausted() {
    var finite = new SearchSpace(SPACE.parameters().subList(1, 2));
    var large = new SearchSpace(List.of(SPACE.parameters().get(1), SPACE.parameters().get(3)));
    for (SearchSpace space : List.of(finite, large)) {
      List<Configuration> all = space.configurations().toList();
      assertThat(search(space, all.size(), 5)).containsExactlyInAnyOrderElementsOf(all);
      assertThatExceptionOfType(SpaceExhaustedException.class)
          .isThrownBy(() -> search(space, all.size() + 1, 5))
          .withMessageContaining("All %d configurations".formatted(all.size()));
    }
  }

  @Test
  void manyParametersWork() {
    var wide =
        new SearchSpace(
            IntStream.range(0, 300)
                .mapToObj(i -> new Parameter("p" + i, new FloatDomain(0, 1, Scale.LINEAR)))
                .toList());
    assertThat(search(wide, 10, 1)).doesNotHaveDuplicates().allMatch(wide::contains);
  }
}
