package io.fairlead.kernel.sampler;

import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.Suggestion;
import java.util.random.RandomGenerator;

/**
 * Trial n gets point n of a scrambled Sobol sequence, which fills the space more evenly than random
 * points; most evenly when the number of trials is a power of two. Coordinates beyond the first 256
 * parameters are random. In a finite space nothing comes twice.
 */
public final class SobolSampler implements Sampler {

  @Override
  public Suggestion suggest(Problem problem, History history, long seed) {
    int trial = history.trialCount();
    double[] point = point(problem.space().parameters().size(), trial, seed);
    return Unseen.suggest(
        problem,
        history,
        seed,
        point,
        new Explanation("sobol", "Point %d of a scrambled Sobol sequence.".formatted(trial)));
  }

  private static double[] point(int dimensions, int index, long seed) {
    double[] point = new double[dimensions];
    int sobol = Math.min(dimensions, SobolSequence.DIMENSIONS);
    for (int i = 0; i < sobol; i++) {
      int scrambling = (int) Seeds.derive(seed, "sampler.sobol", i);
      point[i] = SobolSequence.coordinate(i, index, scrambling);
    }
    RandomGenerator random = Seeds.generator(seed, "sampler.sobol.beyond", index);
    for (int i = sobol; i < dimensions; i++) {
      point[i] = random.nextDouble();
    }
    return point;
  }
}
