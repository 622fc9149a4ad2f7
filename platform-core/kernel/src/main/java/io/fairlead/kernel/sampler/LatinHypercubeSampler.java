package io.fairlead.kernel.sampler;

import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.Suggestion;
import java.util.random.RandomGenerator;

/**
 * Cuts each axis into as many slices as the search has trials and puts one trial into each slice,
 * in an order of its own for every axis (McKay, Beckman and Conover, A comparison of three methods
 * for selecting values of input variables, 1979). Searches of more than {@value #MOST_SLICES}
 * trials are cut into rounds of so many. In a finite space nothing comes twice.
 */
public final class LatinHypercubeSampler implements Sampler {

  private static final int MOST_SLICES = 4096;

  @Override
  public Suggestion suggest(Problem problem, History history, long seed) {
    int slices = Math.min(problem.maxTrials(), MOST_SLICES);
    int trial = history.trialCount();
    int round = trial / slices;
    RandomGenerator within = Seeds.generator(seed, "sampler.lhs.within", trial);
    double[] point = new double[problem.space().parameters().size()];
    for (int i = 0; i < point.length; i++) {
      long scrambling = Seeds.derive(seed, "sampler.lhs." + i, round);
      int slice = place(trial % slices, slices, scrambling);
      point[i] = Math.min((slice + within.nextDouble()) / slices, Math.nextDown(1.0));
    }
    return Unseen.suggest(
        problem,
        history,
        seed,
        point,
        new Explanation(
            "lhs", "Slice %d of %d of a Latin hypercube.".formatted(trial % slices + 1, slices)));
  }

  /**
   * Where a random permutation of 0 to {@code size} - 1 puts {@code index}: four rounds of a
   * Feistel network on the next power of four, walked until it is inside, so that no permutation is
   * stored.
   */
  private static int place(int index, int size, long seed) {
    int half = 1;
    while (1L << (2 * half) < size) {
      half++;
    }
    int mask = (1 << half) - 1;
    int at = index;
    do {
      int left = at >>> half;
      int right = at & mask;
      for (int round = 0; round < 4; round++) {
        int mixed = (int) (mix(seed + 31L * round + right * 0x9e3779b97f4a7c15L) >>> 32) & mask;
        int next = left ^ mixed;
        left = right;
        right = next;
      }
      at = left << half | right;
    } while (at >= size);
    return at;
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
