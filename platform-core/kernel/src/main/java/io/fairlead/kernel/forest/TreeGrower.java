package io.fairlead.kernel.forest;

import io.fairlead.kernel.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Grows one tree, node by node, always the best split first found. */
final class TreeGrower {

  /** Gains below it are rounding. */
  private static final double LEAST_GAIN = 1e-12;

  private final List<Feature> features;
  private final double[][] rows;
  private final double[] targets;
  private final ForestSettings settings;
  private final RandomGenerator random;
  private final RegressionTree tree = new RegressionTree();

  TreeGrower(
      List<Feature> features,
      double[][] rows,
      double[] targets,
      ForestSettings settings,
      RandomGenerator random) {
    this.features = features;
    this.rows = rows;
    this.targets = targets;
    this.settings = settings;
    this.random = random;
  }

  RegressionTree grow(int[] sample) {
    grow(sample, 1);
    return tree;
  }

  private int grow(int[] sample, int depth) {
    Moments all = new Moments();
    for (int row : sample) {
      all.add(targets[row]);
    }
    int node = tree.addLeaf(all.mean(), all.variance(), sample.length);
    if (depth < settings.maxDepth() && sample.length >= 2 * settings.minLeaf()) {
      best(sample, all)
          .ifPresent(
              split -> {
                int[] left = part(sample, split, true);
                int[] right = part(sample, split, false);
                tree.split(node, split, grow(left, depth + 1), grow(right, depth + 1));
              });
    }
    return node;
  }

  private int[] part(int[] sample, Split split, boolean left) {
    return Arrays.stream(sample)
        .filter(row -> split.goesLeft(rows[row][split.feature()]) == left)
        .toArray();
  }

  private Optional<Split> best(int[] sample, Moments all) {
    List<Integer> tried = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      tried.add(i);
    }
    Seeds.shuffle(tried, random);
    int most = Math.max(1, (int) StrictMath.ceil(features.size() * settings.featureShare()));
    double least = LEAST_GAIN * all.squares();
    Optional<Split> best = Optional.empty();
    for (int i = 0; i < tried.size() && (i < most || best.isEmpty()); i++) {
      int feature = tried.get(i);
      Optional<Split> next =
          features.get(feature).isCategorical()
              ? categorical(feature, sample, all)
              : numeric(feature, sample, all);
      if (next.isPresent() && next.get().gain() > best.map(Split::gain).orElse(least)) {
        best = next;
      }
    }
    return best;
  }

  private Optional<Split> numeric(int feature, int[] sample, Moments all) {
    int[] sorted =
        Arrays.stream(sample)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> rows[row][feature]))
            .mapToInt(Integer::intValue)
            .toArray();
    double gain = 0;
    int cut = -1;
    Moments left = new Moments();
    for (int i = 0; i < sorted.length - settings.minLeaf(); i++) {
      left.add(targets[sorted[i]]);
      boolean between = rows[sorted[i]][feature] < rows[sorted[i + 1]][feature];
      if (between && i + 1 >= settings.minLeaf()) {
        double here = left.gain(all);
        if (here > gain) {
          gain = here;
          cut = i;
        }
      }
    }
    if (cut < 0) {
      return Optional.empty();
    }
    double low = rows[sorted[cut]][feature];
    double high = rows[sorted[cut + 1]][feature];
    double threshold =
        Math.clamp(low + random.nextDouble() * (high - low), low, Math.nextDown(high));
    return Optional.of(new Split(feature, threshold, null, gain));
  }

  private Optional<Split> categorical(int feature, int[] sample, Moments all) {
    TreeMap<Integer, Moments> byCategory = new TreeMap<>();
    for (int row : sample) {
      byCategory.computeIfAbsent((int) rows[row][feature], _ -> new Moments()).add(targets[row]);
    }
    List<Integer> ordered = new ArrayList<>(byCategory.keySet());
    ordered.sort(Comparator.comparingDouble(each -> moments(byCategory, each).mean()));
    double gain = 0;
    int cut = -1;
    Moments left = new Moments();
    for (int i = 0; i < ordered.size() - 1; i++) {
      left.add(moments(byCategory, ordered.get(i)));
      boolean enough =
          left.count() >= settings.minLeaf() && all.count() - left.count() >= settings.minLeaf();
      double here = enough ? left.gain(all) : 0;
      if (here > gain) {
        gain = here;
        cut = i;
      }
    }
    if (cut < 0) {
      return Optional.empty();
    }
    BitSet categories = new BitSet();
    ordered.subList(0, cut + 1).forEach(categories::set);
    return Optional.of(new Split(feature, 0, categories, gain));
  }

  private static Moments moments(Map<Integer, Moments> byCategory, int category) {
    return byCategory.getOrDefault(category, new Moments());
  }
}
