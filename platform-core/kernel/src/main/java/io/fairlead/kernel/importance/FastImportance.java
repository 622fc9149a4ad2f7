package io.fairlead.kernel.importance;

import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The share of the objective's variance that each parameter explains by itself, straight from the
 * trials: how much the means of bins differ (Plischke, Borgonovo and Smith, Global sensitivity
 * measures from given data, 2013), without the part that chance alone would give (Kelley, An
 * unbiased correlation ratio measure, 1935).
 *
 * <p>Numbers are binned to equal counts, choices by themselves; a parameter that doesn't live is
 * anywhere in its range. The interval is normal, from {@value #RESAMPLES} resamples of the trials.
 * It sees what was tried: where a sampler tried some regions more than others, {@link Fanova} tells
 * of the whole space and this of the trials.
 *
 * <p>Looks at the first objective of the trials that were trained in full, without references. A
 * function of history and seed. Costs a sort and {@value #RESAMPLES} passes a parameter.
 */
public final class FastImportance {

  private static final int RESAMPLES = 200;
  private static final int MOST_BINS = 12;
  private static final double NORMAL_95 = 1.959963984540054;

  private FastImportance() {}

  /**
   * Each parameter by itself, the most important first.
   *
   * @throws IllegalArgumentException when fewer than ten trials were trained in full
   */
  public static List<Importance> of(Problem problem, History history, long seed) {
    Sample sample = Sample.of(problem, history, seed);
    List<Importance> found = new ArrayList<>();
    for (int feature = 0; feature < sample.parameters().size(); feature++) {
      found.add(of(sample, feature, seed));
    }
    found.sort(Comparator.comparingDouble(Importance::share).reversed());
    return found;
  }

  private static Importance of(Sample sample, int feature, long seed) {
    int[] bins = bins(sample, feature);
    int[] everyone = new int[sample.size()];
    Arrays.setAll(everyone, row -> row);
    double share = share(sample.targets(), bins, everyone);
    double sum = 0;
    double squares = 0;
    RandomGenerator random = Seeds.generator(seed, "importance.fast", feature);
    for (int i = 0; i < RESAMPLES; i++) {
      int[] drawn = new int[sample.size()];
      Arrays.setAll(drawn, _ -> Seeds.below(sample.size(), random));
      double again = share(sample.targets(), bins, drawn);
      sum += again;
      squares += again * again;
    }
    double mean = sum / RESAMPLES;
    double margin = NORMAL_95 * StrictMath.sqrt(Math.max(0, squares / RESAMPLES - mean * mean));
    return new Importance(
        List.of(sample.parameters().get(feature).name()),
        Math.max(0, share),
        Math.clamp(share - margin, 0, 1),
        Math.clamp(share + margin, 0, 1));
  }

  private static int[] bins(Sample sample, int feature) {
    int[] bins = new int[sample.size()];
    if (sample.features().get(feature).isCategorical()) {
      Arrays.setAll(bins, row -> (int) sample.rows()[row][feature]);
      return bins;
    }
    List<Integer> sorted = new ArrayList<>();
    for (int row = 0; row < bins.length; row++) {
      sorted.add(row);
    }
    sorted.sort(Comparator.comparingDouble(row -> sample.rows()[row][feature]));
    int count = Math.clamp(Math.round(StrictMath.cbrt(bins.length)), 2, MOST_BINS);
    double last = Double.NaN;
    for (int i = 0; i < sorted.size(); i++) {
      int row = sorted.get(i);
      double value = sample.rows()[row][feature];
      // Equal values share a bin, also where it gets larger than the others.
      bins[row] =
          value == last ? bins[sorted.get(i - 1)] : (int) ((long) i * count / sorted.size());
      last = value;
    }
    return bins;
  }

  private static double share(double[] targets, int[] bins, int[] rows) {
    int most = Arrays.stream(bins).max().orElse(0) + 1;
    double[] sums = new double[most];
    int[] counts = new int[most];
    double sum = 0;
    for (int row : rows) {
      sums[bins[row]] += targets[row];
      counts[bins[row]]++;
      sum += targets[row];
    }
    double mean = sum / rows.length;
    double within = 0;
    double all = 0;
    for (int row : rows) {
      double fromBin = targets[row] - sums[bins[row]] / counts[bins[row]];
      within += fromBin * fromBin;
      all += (targets[row] - mean) * (targets[row] - mean);
    }
    long used = Arrays.stream(counts).filter(count -> count > 0).count();
    if (!(all > 0) || used < 2 || used >= rows.length) {
      return 0;
    }
    return 1 - within / (rows.length - used) / (all / (rows.length - 1));
  }
}
