package io.fairlead.kernel.sampler;

import io.fairlead.kernel.model.Encoding;
import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.Suggestion;
import java.util.Arrays;

/**
 * Walks a grid of as many points as the search has trials, {@value #LARGEST_GRID} at most. Axes get
 * places in turn, no more than they have values, so that those with few leave the others more.
 * Trials jump through the grid by a stride, from a start that the seed chooses: a search that ends
 * early has left out points evenly. Beyond the grid's end points are random. In a finite space
 * nothing comes twice.
 */
public final class GridSampler implements Sampler {

  private static final int LARGEST_GRID = 4096;

  @Override
  public Suggestion suggest(Problem problem, History history, long seed) {
    int trial = history.trialCount();
    Encoding encoding = Observations.of(problem, history).encoding();
    long[] places = places(encoding, Math.min(problem.maxTrials(), LARGEST_GRID));
    long size = 1;
    for (long each : places) {
      size *= each;
    }
    long start = Math.floorMod(Seeds.derive(seed, "sampler.grid.start", 0), size);
    double[] point =
        trial < size
            ? point(places, (trial + start) % size * stride(size) % size)
            : Seeds.generator(seed, "sampler.grid.beyond", trial).doubles(places.length).toArray();
    return Unseen.suggest(
        problem,
        history,
        seed,
        point,
        new Explanation(
            "grid",
            trial < size
                ? "Point %d of a grid of %d.".formatted(trial + 1, size)
                : "Drawn at random: the grid's %d points are through.".formatted(size)));
  }

  private static double[] point(long[] places, long index) {
    double[] point = new double[places.length];
    long rest = index;
    for (int i = 0; i < point.length; i++) {
      point[i] = (rest % places[i] + 0.5) / places[i];
      rest /= places[i];
    }
    return point;
  }

  /** Places are added in turn while the grid stays within {@code trials}. */
  private static long[] places(Encoding encoding, int trials) {
    long[] places = new long[encoding.dimensions()];
    Arrays.fill(places, 1);
    long size = 1;
    boolean grew = true;
    while (grew) {
      grew = false;
      for (int i = 0; i < places.length; i++) {
        long most = encoding.axis(i).levels();
        long grown = size / places[i] * (places[i] + 1);
        if ((most == 0 || places[i] < most) && grown <= trials) {
          places[i]++;
          size = grown;
          grew = true;
        }
      }
    }
    return places;
  }

  /** Near the golden section, without a common divisor with {@code size}. */
  private static long stride(long size) {
    long stride = Math.max(1, (long) (size * 0.6180339887498949));
    while (divisor(stride, size) != 1) {
      stride++;
    }
    return stride;
  }

  private static long divisor(long a, long b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
