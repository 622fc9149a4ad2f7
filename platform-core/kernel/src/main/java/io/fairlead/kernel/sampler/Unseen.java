package io.fairlead.kernel.sampler;

import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Projection;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.SpaceExhaustedException;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.SearchSpace;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Keeps a sampler from suggesting a configuration of a finite space twice. */
final class Unseen implements Projection {

  private static final int REDRAWS = 100;

  private final Set<Configuration> seen = new HashSet<>();

  private Unseen() {}

  private record All() implements Projection.Kind<Unseen> {
    @Override
    public Unseen start() {
      return new Unseen();
    }
  }

  @Override
  public void apply(SearchEvent event) {
    if (event instanceof Suggested suggested) {
      seen.add(suggested.configuration());
    }
  }

  /** The configuration at {@code point}, or another one if that was suggested before. */
  static Suggestion suggest(
      Problem problem, History history, long seed, double[] point, Explanation why) {
    SearchSpace space = problem.space();
    Configuration first = space.at(point);
    if (!space.isFinite()) {
      return new Suggestion(first, why);
    }
    Set<Configuration> seen = history.project(new All()).seen;
    if (!seen.contains(first)) {
      return new Suggestion(first, why);
    }
    return new Suggestion(
        another(space, seen, Seeds.generator(seed, "sampler.redraw", history.trialCount())),
        why.because("Drawn at random, since the sampler's own choice was tried before."));
  }

  private static Configuration another(
      SearchSpace space, Set<Configuration> seen, RandomGenerator random) {
    for (int i = 0; i < REDRAWS; i++) {
      Configuration drawn = space.at(random.doubles(space.parameters().size()).toArray());
      if (!seen.contains(drawn)) {
        return drawn;
      }
    }
    // Most of the space is seen, so the list is short, or what is left is rarely drawn.
    return space
        .configurations()
        .filter(each -> !seen.contains(each))
        .findFirst()
        .orElseThrow(() -> new SpaceExhaustedException(seen.size()));
  }
}
