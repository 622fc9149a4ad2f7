package io.fairlead.kernel.sampler;

import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.Suggestion;

/**
 * Draws every parameter uniformly on its scale and independently of all others (Bergstra and
 * Bengio, Random search for hyper-parameter optimization, 2012). In a finite space nothing comes
 * twice.
 */
public final class RandomSampler implements Sampler {

  @Override
  public Suggestion suggest(Problem problem, History history, long seed) {
    int trial = history.trialCount();
    double[] point =
        Seeds.generator(seed, "sampler.random", trial)
            .doubles(problem.space().parameters().size())
            .toArray();
    return Unseen.suggest(
        problem, history, seed, point, new Explanation("random", "Drawn at random."));
  }
}
