package io.fairlead.kernel.importance;

import io.fairlead.kernel.forest.Feature;
import io.fairlead.kernel.forest.RegressionTree;
import java.util.Arrays;
import java.util.BitSet;
import java.util.TreeSet;

/**
 * One feature cut into the cells between a tree's thresholds, or its categories, with the weight of
 * each in the space.
 *
 * @param ends the highest number of each cell but the last; empty for categories
 */
record Axis(boolean categorical, double[] ends, double[] weights) {

  static Axis of(RegressionTree tree, int feature, Feature kind) {
    if (kind.isCategorical()) {
      double[] weights = new double[kind.categories()];
      Arrays.fill(weights, 1.0 / weights.length);
      return new Axis(true, new double[0], weights);
    }
    TreeSet<Double> thresholds = new TreeSet<>();
    collect(tree, 0, feature, thresholds);
    double[] ends = thresholds.stream().mapToDouble(Double::doubleValue).toArray();
    double[] weights = new double[ends.length + 1];
    double from = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < weights.length; i++) {
      double to = i < ends.length ? ends[i] : Double.POSITIVE_INFINITY;
      weights[i] = Math.clamp(to, 0.0, 1.0) - Math.clamp(from, 0.0, 1.0);
      from = to;
    }
    return new Axis(false, ends, weights);
  }

  private static void collect(
      RegressionTree tree, int node, int feature, TreeSet<Double> thresholds) {
    if (!tree.isLeaf(node)) {
      if (tree.feature(node) == feature) {
        thresholds.add(tree.threshold(node));
      }
      collect(tree, tree.left(node), feature, thresholds);
      collect(tree, tree.right(node), feature, thresholds);
    }
  }

  int size() {
    return weights.length;
  }

  double weight(int cell) {
    return weights[cell];
  }

  double weight(BitSet cells) {
    double weight = 0;
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      weight += weights[cell];
    }
    return weight;
  }

  BitSet all() {
    BitSet all = new BitSet(size());
    all.set(0, size());
    return all;
  }

  /** The cells that go left at a node, which looks at this feature. */
  BitSet left(RegressionTree tree, int node) {
    BitSet left = new BitSet(size());
    for (int cell = 0; cell < size(); cell++) {
      boolean goesLeft =
          categorical
              ? tree.goesLeft(node, cell)
              : cell < ends.length && ends[cell] <= tree.threshold(node);
      left.set(cell, goesLeft);
    }
    return left;
  }
}
