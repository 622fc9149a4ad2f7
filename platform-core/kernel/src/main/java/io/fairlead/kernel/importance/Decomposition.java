package io.fairlead.kernel.importance;

import io.fairlead.kernel.forest.Feature;
import io.fairlead.kernel.forest.RegressionTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The variance of one tree over a space, taken apart by the parameters that cause it. */
final class Decomposition {

  /** A leaf's part of each axis, the weight of that part, and of the whole box. */
  private record Leaf(BitSet[] parts, double[] weights, double weight, double value) {}

  private final RegressionTree tree;
  private final List<Axis> axes = new ArrayList<>();
  private final List<Leaf> leaves = new ArrayList<>();
  private final double mean;
  private final double variance;

  Decomposition(RegressionTree tree, List<Feature> features) {
    this.tree = tree;
    for (int i = 0; i < features.size(); i++) {
      axes.add(Axis.of(tree, i, features.get(i)));
    }
    collect(0, axes.stream().map(Axis::all).toArray(BitSet[]::new));
    double sum = 0;
    for (Leaf each : leaves) {
      sum += each.weight() * each.value();
    }
    mean = sum;
    double squares = 0;
    for (Leaf each : leaves) {
      squares += each.weight() * (each.value() - mean) * (each.value() - mean);
    }
    variance = squares;
  }

  private void collect(int node, BitSet[] parts) {
    if (!tree.isLeaf(node)) {
      int feature = tree.feature(node);
      for (boolean left : new boolean[] {true, false}) {
        BitSet[] narrowed = parts.clone();
        narrowed[feature] = (BitSet) parts[feature].clone();
        BitSet side = axes.get(feature).left(tree, node);
        if (left) {
          narrowed[feature].and(side);
        } else {
          narrowed[feature].andNot(side);
        }
        collect(left ? tree.left(node) : tree.right(node), narrowed);
      }
      return;
    }
    double[] weights = new double[parts.length];
    double weight = 1;
    for (int i = 0; i < parts.length; i++) {
      weights[i] = axes.get(i).weight(parts[i]);
      weight *= weights[i];
    }
    if (weight > 0) {
      leaves.add(new Leaf(parts, weights, weight, tree.mean(node)));
    }
  }

  /** What share of the variance {@code feature} explains by itself; 0 where nothing varies. */
  double share(int feature) {
    return variance > 0 ? explained(feature) / variance : 0;
  }

  /** What share two features explain beyond what each does by itself. */
  double share(int one, int other) {
    if (!(variance > 0)) {
      return 0;
    }
    double together = explained(one, other) - explained(one) - explained(other);
    return Math.max(0, together / variance);
  }

  private double explained(int feature) {
    Axis axis = axes.get(feature);
    double[] marginal = new double[axis.size()];
    for (Leaf each : leaves) {
      double share = each.value() * each.weight() / each.weights()[feature];
      each.parts()[feature].stream().forEach(cell -> marginal[cell] += share);
    }
    double explained = 0;
    for (int cell = 0; cell < marginal.length; cell++) {
      double difference = marginal[cell] - mean;
      explained += axis.weight(cell) * difference * difference;
    }
    return explained;
  }

  private double explained(int one, int other) {
    double[][] marginal = new double[axes.get(one).size()][axes.get(other).size()];
    for (Leaf each : leaves) {
      double share = each.value() * each.weight() / each.weights()[one] / each.weights()[other];
      BitSet columns = each.parts()[other];
      for (int row = each.parts()[one].nextSetBit(0);
          row >= 0;
          row = each.parts()[one].nextSetBit(row + 1)) {
        for (int column = columns.nextSetBit(0);
            column >= 0;
            column = columns.nextSetBit(column + 1)) {
          marginal[row][column] += share;
        }
      }
    }
    double explained = 0;
    for (int row = 0; row < marginal.length; row++) {
      for (int column = 0; column < marginal[row].length; column++) {
        double difference = marginal[row][column] - mean;
        explained +=
            axes.get(one).weight(row) * axes.get(other).weight(column) * difference * difference;
      }
    }
    return explained;
  }
}
