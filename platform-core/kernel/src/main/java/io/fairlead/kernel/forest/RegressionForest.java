package io.fairlead.kernel.forest;

import io.fairlead.kernel.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A random forest for regression (Breiman, Random forests, 2001) that knows its uncertainty as
 * SMAC's does (Hutter, Hoos and Leyton-Brown, Sequential model-based optimization for general
 * algorithm configuration, 2011; variance by Hutter et al., Algorithm runtime prediction, 2014).
 *
 * <p>Splits minimise the sum of squares. A number is split at a random place between two neighbours
 * in the rows, so that trees differ between rows; categories are split in the order of their means,
 * which finds the best of all two-way splits (Fisher, 1958). A category that a node hasn't seen
 * goes to the right.
 *
 * <p>Each tree has a generator of its own, derived from the seed and the tree's number: the forest
 * is the same on any machine and however many threads grow it. Growing costs about n log² n a tree
 * and feature, a prediction the depth of each tree.
 */
public final class RegressionForest {

  private final List<RegressionTree> trees;
  private final List<BitSet> samples;

  private RegressionForest(List<RegressionTree> trees, List<BitSet> samples) {
    this.trees = trees;
    this.samples = samples;
  }

  /**
   * @param rows a value for each feature, all finite; at least one row
   * @param targets finite, one a row
   */
  public static RegressionForest grow(
      List<Feature> features,
      double[][] rows,
      double[] targets,
      ForestSettings settings,
      long seed) {
    check(features, rows, targets);
    List<RegressionTree> trees = new ArrayList<>();
    List<BitSet> samples = new ArrayList<>();
    for (int i = 0; i < settings.trees(); i++) {
      RandomGenerator random = Seeds.generator(seed, "forest.tree", i);
      int[] sample = new int[rows.length];
      for (int row = 0; row < sample.length; row++) {
        sample[row] = settings.bootstrap() ? Seeds.below(rows.length, random) : row;
      }
      BitSet seen = new BitSet(rows.length);
      Arrays.stream(sample).forEach(seen::set);
      samples.add(seen);
      trees.add(new TreeGrower(features, rows, targets, settings, random).grow(sample));
    }
    return new RegressionForest(List.copyOf(trees), samples);
  }

  private static void check(List<Feature> features, double[][] rows, double[] targets) {
    if (rows.length == 0 || rows.length != targets.length) {
      throw new IllegalArgumentException(
          "A forest grows on one row or more, each with a target; there were %d and %d."
              .formatted(rows.length, targets.length));
    }
    for (int i = 0; i < rows.length; i++) {
      if (!Double.isFinite(targets[i])) {
        throw new IllegalArgumentException(
            "A target is finite, that of row %d was %s; leave the row out."
                .formatted(i, targets[i]));
      }
      if (rows[i].length != features.size()) {
        throw new IllegalArgumentException(
            "Each row has a value for each of %d features, row %d has %d."
                .formatted(features.size(), i, rows[i].length));
      }
      for (int j = 0; j < rows[i].length; j++) {
        int categories = features.get(j).categories();
        double value = rows[i][j];
        boolean fits =
            categories == 0
                ? Double.isFinite(value)
                : value >= 0 && value < categories && value == Math.rint(value);
        if (!fits) {
          throw new IllegalArgumentException(
              "Feature %d of row %d is %s, was %s."
                  .formatted(
                      j,
                      i,
                      categories == 0 ? "a finite number" : "a category below " + categories,
                      value));
        }
      }
    }
  }

  /** The mean of the trees, and the variance between and within them. */
  public Prediction predict(double[] row) {
    return predict(trees, row);
  }

  /**
   * The same of those trees that weren't grown on row {@code index} of the forest's, which is
   * {@code row} (out of bag; Breiman, 2001); empty where all were.
   */
  public Optional<Prediction> predictUnseen(int index, double[] row) {
    List<RegressionTree> unseen = new ArrayList<>();
    for (int i = 0; i < trees.size(); i++) {
      if (!samples.get(i).get(index)) {
        unseen.add(trees.get(i));
      }
    }
    return unseen.isEmpty() ? Optional.empty() : Optional.of(predict(unseen, row));
  }

  private static Prediction predict(List<RegressionTree> trees, double[] row) {
    double mean = 0;
    double square = 0;
    double within = 0;
    for (RegressionTree tree : trees) {
      int leaf = tree.leaf(row);
      mean += tree.mean(leaf);
      within += tree.variance(leaf);
    }
    mean /= trees.size();
    for (RegressionTree tree : trees) {
      double difference = tree.mean(tree.leaf(row)) - mean;
      square += difference * difference;
    }
    return new Prediction(mean, (square + within) / trees.size());
  }

  public List<RegressionTree> trees() {
    return trees;
  }
}
