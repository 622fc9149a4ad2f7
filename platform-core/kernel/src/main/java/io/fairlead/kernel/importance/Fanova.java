package io.fairlead.kernel.importance;

import io.fairlead.kernel.forest.ForestSettings;
import io.fairlead.kernel.forest.RegressionForest;
import io.fairlead.kernel.forest.RegressionTree;
import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Functional analysis of variance on a random forest (Hutter, Hoos and Leyton-Brown, An efficient
 * approach for assessing hyperparameter importance, 2014): how much of the objective's variance
 * over the whole space, drawn uniformly, each parameter explains by itself, and pairs beyond that.
 *
 * <p>A tree is constant on boxes, so its variance is taken apart exactly. What differs from the
 * paper: the estimate is the mean over {@value #REPLICATES} resamples of the trials, with {@value
 * #TREES} trees each, and the interval holds the middle 95 % of them: the paper reports the spread
 * of single trees. A parameter that doesn't live changes nothing wherever it is in its range, so
 * that the decomposition is that of the objective over the unit cube; the paper fills in defaults.
 *
 * <p>Looks at the first objective of the trials that were trained in full, without references. Of
 * more than {@value #MOST_TRIALS} the newest count. A function of history and seed. Costs a forest
 * of 160 trees, about a second for 1,000 trials of 10 parameters; {@link FastImportance} costs a
 * hundredth.
 */
public final class Fanova {

  private static final int REPLICATES = 40;
  private static final int TREES = 4;
  private static final int MOST_TRIALS = 2_000;
  private static final int PAIRED = 5;
  private static final ForestSettings SETTINGS = new ForestSettings(TREES, 3, 64, 5.0 / 6, false);

  private final Sample sample;
  private final List<List<Decomposition>> replicates = new ArrayList<>();

  private Fanova(Sample sample, long seed) {
    this.sample = sample.newest(MOST_TRIALS);
    for (int i = 0; i < REPLICATES; i++) {
      Sample drawn = this.sample.again(Seeds.generator(seed, "importance.resample", i));
      RegressionForest forest =
          RegressionForest.grow(
              drawn.features(),
              drawn.rows(),
              drawn.targets(),
              SETTINGS,
              Seeds.derive(seed, "importance.forest", i));
      List<Decomposition> trees = new ArrayList<>();
      for (RegressionTree tree : forest.trees()) {
        trees.add(new Decomposition(tree, drawn.features()));
      }
      replicates.add(trees);
    }
  }

  /**
   * @throws IllegalArgumentException when fewer than ten trials were trained in full
   */
  public static Fanova of(Problem problem, History history, long seed) {
    return new Fanova(Sample.of(problem, history, seed), seed);
  }

  /** Each parameter by itself, the most important first. */
  public List<Importance> parameters() {
    List<Importance> found = new ArrayList<>();
    for (int i = 0; i < sample.parameters().size(); i++) {
      int feature = i;
      found.add(summary(List.of(name(i)), tree -> tree.share(feature)));
    }
    found.sort(Comparator.comparingDouble(Importance::share).reversed());
    return found;
  }

  /** Pairs among the five most important parameters, the most important first. */
  public List<Importance> pairs() {
    List<Integer> best =
        parameters().stream()
            .limit(PAIRED)
            .map(each -> indexOf(each.parameter()))
            .sorted()
            .toList();
    List<Importance> found = new ArrayList<>();
    for (int one : best) {
      for (int other : best) {
        if (one < other) {
          found.add(summary(List.of(name(one), name(other)), tree -> tree.share(one, other)));
        }
      }
    }
    found.sort(Comparator.comparingDouble(Importance::share).reversed());
    return found;
  }

  private interface Share {
    double of(Decomposition tree);
  }

  private Importance summary(List<String> names, Share share) {
    double[] shares = new double[replicates.size()];
    for (int i = 0; i < shares.length; i++) {
      for (Decomposition tree : replicates.get(i)) {
        shares[i] += share.of(tree) / replicates.get(i).size();
      }
    }
    Arrays.sort(shares);
    double mean = 0;
    for (double each : shares) {
      mean += each / shares.length;
    }
    int tail = shares.length / 40; // the middle 95 %
    return new Importance(names, mean, shares[tail], shares[shares.length - 1 - tail]);
  }

  private String name(int feature) {
    return sample.parameters().get(feature).name();
  }

  private int indexOf(String name) {
    return sample.parameters().stream().map(each -> each.name()).toList().indexOf(name);
  }
}
